/// Turns what a cell stores into the text that its reader sees.
struct CellValues {
  var strings: [String]
  /// By style.
  var formats: [NumberFormat]
  var begins1904: Bool

  /// From here on a spreadsheet's number has lost digits.
  private static let exactBelow = 1e15

  /// - Parameters:
  ///   - kind: the cell's `t`; nil for a number.
  ///   - style: the cell's `s`.
  func text(_ stored: String, kind: String?, style: Int?) -> String {
    switch kind {
    case "s":
      guard let index = Int(stored), strings.indices.contains(index) else { return "" }
      return strings[index]
    case "b": return stored == "1" ? "TRUE" : "FALSE"
    case nil, "n": return number(stored, style.flatMap { formats.indices.contains($0) ? formats[$0] : nil })
    default: return stored
    }
  }

  /// Whole numbers without a point, dates as 2003-07-01. A number of 16 digits or more becomes "4.40102E+17": its last
  /// digits are zeros by now, and nobody must take it for an identity number.
  private func number(_ stored: String, _ format: NumberFormat?) -> String {
    guard let value = Double(stored), value.isFinite else { return stored }
    if format == .date, let date = date(value) { return date }
    guard value == value.rounded() else { return stored }
    guard value.magnitude < CellValues.exactBelow else { return String(value).uppercased() }
    let digits = String(Int64(value))
    guard case .padded(let width) = format, value >= 0 else { return digits }
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
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
