/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Codable, Comparable {
  public var year: Int
  /// 1…12.
  public var month: Int
  /// 1…31.
  public var day: Int

  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day of an EXIF date ("2024:05:01 12:30:00") or of an ISO 8601 one ("2024-05-01"); nil for anything else, such as
  /// the zeros of a camera whose clock was never set.
  public init?(_ text: String) {
    let fields = text.prefix(10).split(whereSeparator: { $0 == ":" || $0 == "-" })
    guard fields.count == 3, let year = Int(fields[0]), let month = Int(fields[1]), let day = Int(fields[2]),
      (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// Months from `earlier` to this day, days as 31sts: exactly 12 for the same day a year later.
  func months(since earlier: CalendarDate) -> Double {
    Double((year - earlier.year) * 12 + month - earlier.month) + Double(day - earlier.day) / 31
  }
}
