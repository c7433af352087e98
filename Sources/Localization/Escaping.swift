/// Text as the formats of the reports want it.
package enum Escaping {
  /// Without it, spreadsheets take UTF-8 for the system's old encoding.
  package static let byteOrderMark = "\u{FEFF}"

  /// What a spreadsheet takes for the beginning of a formula; Chinese and Japanese ones know the wide forms too.
  private static let formulaStarts = "=+-@\t\r\n＝＋－＠".unicodeScalars

  /// One cell of RFC 4180. What a spreadsheet would take for a formula gets an apostrophe in front.
  package static func csv(_ text: String) -> String {
    var cell = text
    if let first = text.unicodeScalars.first, formulaStarts.contains(first) { cell = "'" + text }
    guard
      cell.unicodeScalars.contains(where: { ",\"\r\n;\t".unicodeScalars.contains($0) }) || cell.hasPrefix(" ")
    else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  package static func csvRow(_ cells: [String]) -> String { cells.map(csv).joined(separator: ",") + "\r\n" }

  /// Text or attribute of HTML and XML. Characters that XML does not know become U+FFFD.
  package static func markup(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += "&#10;"
      case "\r": result += "&#13;"
      case "\t": result += "&#9;"
      default:
        let isKnown = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.unicodeScalars.append(isKnown && scalar.value != 0x7F ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// JSON that may stand inside a script element.
  package static func script(_ json: String) -> String {
    json.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
      .split(separator: "\u{2028}", omittingEmptySubsequences: false).joined(separator: "\\u2028")
      .split(separator: "\u{2029}", omittingEmptySubsequences: false).joined(separator: "\\u2029")
  }

  /// A relative reference of RFC 3986.
  package static func uri(_ path: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in path {
      let character = Character(Unicode.Scalar(byte))
      if character.isASCII, character.isLetter || character.isNumber || "-._~/".contains(character) {
        result.append(character)
      } else {
        result += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
      }
    }
    return result
  }
}
