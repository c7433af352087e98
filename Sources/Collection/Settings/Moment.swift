internal import Foundation
public import Localization

/// A point in time, to the millisecond.
public struct Moment: Sendable, Hashable, Comparable {
  /// Since 1970-01-01 00:00 UTC.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// By the clock of this machine.
  public static var now: Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  public static func < (a: Moment, b: Moment) -> Bool { a.milliseconds < b.milliseconds }

  public func adding(hours: Double) -> Moment {
    Moment(milliseconds: milliseconds + Int64(hours * 3_600_000))
  }

  /// Hours from `earlier` to this moment.
  public func hours(since earlier: Moment) -> Double {
    Double(milliseconds - earlier.milliseconds) / 3_600_000
  }

  private var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

  /// The day in this machine's time zone.
  public var day: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: date)
    return CalendarDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
  }

  /// ISO 8601 in this machine's time zone: "2026-06-01T14:03:22+08:00".
  public var text: String {
    date.formatted(Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: .current))
  }

  /// For people, in this machine's time zone: "2026-06-01 14:03".
  public var short: String { text.prefix(16).split(separator: "T").joined(separator: " ") }
}

/// As a number of milliseconds.
extension Moment: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}
