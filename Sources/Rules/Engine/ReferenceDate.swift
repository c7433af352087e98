public import Localization

/// The day on which a photo must be recent.
public struct ReferenceDate: Sendable, Hashable {
  public var day: CalendarDate
  /// Somebody named the day and wants an answer: a photo that tells no date is then for a person to judge.
  public var isNamed: Bool

  /// How far the clock that told the day is ahead of UTC, in minutes; nil for a day that somebody named.
  public var offset: Int?

  public init(_ day: CalendarDate, isNamed: Bool, offset: Int? = nil) {
    self.day = day
    self.isNamed = isNamed
    self.offset = offset
  }
}
