/// What a cell's style says of how its number is to be read.
enum NumberFormat: Sendable, Hashable {
  case general
  case date
  /// A number filled up with zeros to so many digits: "00000000".
  case padded(Int)
}

/// The number formats of a workbook's styles, by the number of the style.
struct NumberFormats {
  private(set) var ofStyles: [NumberFormat] = []

  init(_ bytes: [UInt8], part: String) throws(TableError) {
    let reader = MarkupReader()
    var codes: [Int: String] = [:]
    var styles: [Int] = []
    var isInside = false
    reader.begin = { name, attributes throws(TableError) in
      switch name {
      case "numFmt":
        if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
      case "cellXfs": isInside = true
      case "xf" where isInside: styles.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
      default: break
      }
    }
    reader.end = { name throws(TableError) in if name == "cellXfs" { isInside = false } }
    try reader.read(bytes, part: part)
    ofStyles = styles.map { NumberFormats.format($0, code: codes[$0]) }
  }

  static func format(_ id: Int, code: String?) -> NumberFormat {
    guard let code else {
      // The built-in dates, those of East Asian versions among them.
      return [14...17, 22...22, 27...31, 34...36, 50...58].contains { $0.contains(id) } ? .date : .general
    }
    if !code.isEmpty, code.allSatisfy({ $0 == "0" }) { return .padded(code.count) }
    return isDate(code) ? .date : .general
  }

  /// Whether a code has a year or a day outside of quotes, escapes and brackets.
  private static func isDate(_ code: String) -> Bool {
    var isQuoted = false
    var isEscaped = false
    var isBracketed = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case "\\", "_", "*": isEscaped = !isQuoted
      case "[": isBracketed = !isQuoted
      case "]": isBracketed = false
      case "y", "d", "e": if !isQuoted, !isBracketed { return !code.lowercased().contains("e+") }
      case ";": if !isQuoted { return false }
      default: break
      }
    }
    return false
  }
}
