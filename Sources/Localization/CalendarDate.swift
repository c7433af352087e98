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

  /// The day of an EXIF date ("2024:05:01 12:30:00") or of an ISO 8601 one ("2024-05-01"); nil for anything else: days
  /// that no calendar has, years that no camera has, the zeros or blanks of a camera whose clock was never set.
  public init?(_ text: String) {
    let characters = Array(text.utf8.prefix(11))
    guard characters.count >= 10, characters.count == 10 || " T".utf8.contains(characters[10]),
      characters[4] == characters[7], ":-/.".utf8.contains(characters[4])
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      characters[range].reduce(0) { value, digit in
        (0x30...0x39).contains(digit) ? value.map { $0 * 10 + Int(digit) - 0x30 } : nil
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1900...2999).contains(year), (1...12).contains(month),
      (1...CalendarDate.days(in: month, of: year)).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// Months from `earlier` to this day, days as 31sts: exactly 12 for the same day a year later.
  public func months(since earlier: CalendarDate) -> Double {
    Double((year - earlier.year) * 12 + month - earlier.month) + Double(day - earlier.day) / 31
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601: "2024-05-01".
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
