/// A number format of a workbook: one to four sections, for positive numbers, negative ones, zero and text
/// (ISO/IEC 29500-1, 18.8.31).
struct NumberFormat: Sendable, Hashable {
  static let general = NumberFormat("General")
  /// Characters of a code; spreadsheets allow 255.
  private static let codeLimit = 255
  /// Characters of what a format makes of a cell. No number of a student is longer, and a cell of three bytes must not
  /// become one of kilobytes.
  private static let widthLimit = 64
  private static let sectionLimit = 4

  private let sections: [FormatSection]

  init(_ code: String) {
    guard code.count <= NumberFormat.codeLimit, !code.isEmpty else {
      sections = [code.isEmpty ? FormatSection("General") : FormatSection.unrenderable]
      return
    }
    sections = FormatSection.split(code).prefix(NumberFormat.sectionLimit).map { FormatSection($0) }
  }

  /// The format that a file names by number alone: the decimals, dates and times that every spreadsheet has, those of
  /// East Asian versions among them.
  init(builtIn id: Int) {
    switch id {
    case 1, 3: self.init("0")
    case 2, 4: self.init("0.00")
    case 9, 10: self.init("0%")
    case 11, 48: self.init("0.00E+00")
    case 12, 13: self.init("# ?/?")
    case 14...17, 22, 27...31, 34...36, 50...58: self.init("yyyy-mm-dd")
    case 18...21, 32, 33, 45...47: self.init("h:mm")
    case 37...44: self.init("0")
    case 49: self.init("@")
    default: self = .general
    }
  }

  /// Whether a number is shown as a day.
  func isDate(_ value: Double) -> Bool { section(for: value)?.kind == .date }

  /// A whole number as the spreadsheet shows it, but for separators of thousands; nil where that can't be told.
  /// - Parameter value: below 10^15 in magnitude.
  func text(of value: Int64) -> String? {
    guard let section = section(for: Double(value)) else { return nil }
    if section.isEmpty { return value > 0 ? nil : "" }
    guard section.kind == .number else { return nil }
    let sign = value < 0 && sections.count == 1 ? "-" : ""
    let shown = sign + section.shown(String(value.magnitude))
    return shown.count <= NumberFormat.widthLimit ? shown : nil
  }

  /// Text as the spreadsheet shows it: nil where its section adds what makes it too long.
  func text(of text: String) -> String? {
    let section: FormatSection
    if sections.count == NumberFormat.sectionLimit {
      section = sections[NumberFormat.sectionLimit - 1]
    } else if sections.count == 1, sections[0].isForText {
      section = sections[0]
    } else {
      return text
    }
    guard section.addsAnything else { return text }
    guard section.isForText, text.utf8.count <= NumberFormat.widthLimit else { return nil }
    let shown = section.shown(text)
    return shown.count <= NumberFormat.widthLimit ? shown : nil
  }

  private func section(for value: Double) -> FormatSection? {
    if sections.contains(where: { $0.condition != nil }) {
      // Under conditions the sign is part of the number.
      guard value >= 0 else { return nil }
      return sections.prefix(3).first { $0.condition?.holds(for: value) ?? true }
    }
    switch sections.count {
    case 1: return sections[0]
    case 2: return sections[value < 0 ? 1 : 0]
    default: return sections[value > 0 ? 0 : value < 0 ? 1 : 2]
    }
  }
}
