/// Text as the formats of the reports want it.
enum Escaping {
  /// One cell of RFC 4180. What a spreadsheet would take for a formula gets an apostrophe in front.
  static func csv(_ text: String) -> String {
    var cell = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { cell = "'" + text }
    guard
      cell.unicodeScalars.contains(where: { ",\"\r\n;\t".unicodeScalars.contains($0) }) || cell.hasPrefix(" ")
    else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  static func csvRow(_ cells: [String]) -> String { cells.map(csv).joined(separator: ",") + "\r\n" }

  /// Text or attribute of HTML and XML. Characters that XML does not know become U+FFFD.
  static func markup(_ text: String) -> String {
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
  static func script(_ json: String) -> String {
    json.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
      .split(separator: "\u{2028}", omittingEmptySubsequences: false).joined(separator: "\\u2028")
      .split(separator: "\u{2029}", omittingEmptySubsequences: false).joined(separator: "\\u2029")
  }

  /// A relative reference of RFC 3986.
  static func uri(_ path: RawPath) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in path.bytes {
      let character = Character(Unicode.Scalar(byte))
      if character.isASCII, character.isLetter || character.isNumber || "-._~/".contains(character) {
        result.append(character)
      } else {
        result += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
      }
    }
    return result
  }

  /// One line of a checksum list as GNU sha256sum writes it: a backslash in front of lines whose name is escaped.
  static func checksumLine(_ digest: String, _ path: String) -> String {
    var name = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\\": name += "\\\\"
      case "\n": name += "\\n"
      case "\r": name += "\\r"
      default: name.unicodeScalars.append(scalar)
      }
    }
    return (name == path ? "" : "\\") + digest + "  " + name + "\n"
  }
}
