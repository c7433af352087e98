/// Turns what a cell stores into the text that its reader sees.
struct CellValues {
  var strings: [String]
  /// By style.
  var formats: [NumberFormat]
  var begins1904: Bool

  /// From here on a spreadsheet's number has lost digits.
  private static let exactBelow = 1e15

  /// What the reader of a cell sees.
  struct Shown: Equatable {
    var text: String
    /// False where a format makes something else of it that can't be told here.
    var isAsShown = true
  }

  /// - Parameters:
  ///   - kind: the cell's `t`; nil for a number.
  ///   - style: the cell's `s`.
  func shown(_ stored: String, kind: String?, style: Int?) -> Shown {
    let format = style.flatMap { formats.indices.contains($0) ? formats[$0] : nil }
    switch kind {
    case "s":
      guard let index = Int(stored), strings.indices.contains(index) else { return Shown(text: "") }
      return text(strings[index], format)
    case "b": return Shown(text: stored == "1" ? "TRUE" : "FALSE")
    case nil, "n": return number(stored, format ?? .general)
    case "str": return text(stored, format)
    default: return Shown(text: stored)
    }
  }

  func text(_ text: String, style: Int?) -> Shown {
    self.text(text, style.flatMap { formats.indices.contains($0) ? formats[$0] : nil })
  }

  private func text(_ text: String, _ format: NumberFormat?) -> Shown {
    guard let format, !text.isEmpty else { return Shown(text: text) }
    return format.text(of: text).map { Shown(text: $0) } ?? Shown(text: text, isAsShown: false)
  }

  /// Whole numbers as their format shows them, dates as 2003-07-01, others as they are stored. A number of 16 digits or
  /// more becomes "4.40102E+17": its last digits are zeros by now, and nobody must take it for an identity number.
  private func number(_ stored: String, _ format: NumberFormat) -> Shown {
    guard let value = Double(stored), value.isFinite else { return Shown(text: stored) }
    if format.isDate(value), let date = date(value) { return Shown(text: date) }
    guard value == value.rounded() else { return Shown(text: stored) }
    guard value.magnitude < CellValues.exactBelow else { return Shown(text: String(value).uppercased()) }
    let whole = Int64(value)
    return format.text(of: whole).map { Shown(text: $0) } ?? Shown(text: String(whole), isAsShown: false)
  }

  /// Day 1 is 1 January 1900 and day 60 the 29 February that 1900 did not have; or day 0 is 1 January 1904.
  private func date(_ serial: Double) -> String? {
    guard (0..<2_958_466).contains(serial) else { return nil }
    let days = Int(serial)
    if begins1904 { return CellValues.civil(daysSince1970: days - 24107) }
    guard days > 0, days != 60 else { return nil }
    return CellValues.civil(daysSince1970: days - (days > 60 ? 25569 : 25568))
  }

  /// Proleptic Gregorian calendar, by eras of 400 years.
  private static func civil(daysSince1970 days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(civilMonth))-\(two(day))"
  }
}
