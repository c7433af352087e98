public import Localization

/// The day on which a photo must be recent.
public struct ReferenceDate: Sendable, Hashable {
  public var day: CalendarDate
  /// Somebody named the day and wants an answer: a photo that tells no date is then for a person to judge.
  public var isNamed: Bool

  public init(_ day: CalendarDate, isNamed: Bool) {
    self.day = day
    self.isNamed = isNamed
  }
}
