/// What single characters of a roster are.
enum Characters {
  /// Full-width letters, digits and signs (U+FF01–FF5E) as their ASCII forms.
  static func halfWidth(_ text: String) -> String {
    // The first byte of all of them in UTF-8.
    guard text.utf8.contains(0xEF) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isFullWidth =
        (0xFF10...0xFF19).contains(scalar.value) || (0xFF21...0xFF3A).contains(scalar.value)
        || (0xFF41...0xFF5A).contains(scalar.value)
      result.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(result)
  }

  /// Printable ASCII and the common ideographs, which is nearly all of a list: neither blank nor hidden, and known without
  /// Unicode's tables.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    (0x21...0x7E).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value)
  }

  /// Takes room in the text, none on the screen.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    guard !isPlain(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  static func hasHidden(_ text: String) -> Bool { text.unicodeScalars.contains(where: isHidden) }

  /// Stands for the "·" between the parts of a name, but is another character.
  static func looksLikeMiddleDot(_ scalar: Unicode.Scalar) -> Bool {
    ["\u{2022}", "\u{2027}", "\u{22C5}", "\u{30FB}", "\u{FF0E}", "\u{FF65}", ".", "。", "\u{25CF}"].contains(
      scalar)
  }

  /// "3.20102E+17", "20200101.0".
  static func isMangledNumber(_ text: String) -> Bool {
    guard text.contains("."), let dot = text.firstIndex(of: ".") else {
      return exponent(text) != nil
    }
    let whole = text[..<dot]
    let rest = text[text.index(after: dot)...]
    guard !whole.isEmpty, whole.allSatisfy(\.isNumber) else { return false }
    return !rest.isEmpty && rest.allSatisfy(\.isNumber) || exponent(String(rest)) != nil
  }

  /// Digits, E, an optional sign, digits.
  private static func exponent(_ text: String) -> Substring? {
    guard let e = text.firstIndex(where: { $0 == "E" || $0 == "e" }), e > text.startIndex else { return nil }
    let power = text[text.index(after: e)...].drop { $0 == "+" }
    guard text[..<e].allSatisfy(\.isNumber), !power.isEmpty, power.count <= 2, power.allSatisfy(\.isNumber),
      text.contains("+") || text[..<e].count == 1
    else { return nil }
    return power
  }

  /// Whether a date in any of the usual notations is "YYYYMMDD".
  static func sameDate(_ text: String, _ digits: String) -> Bool {
    let parts = text.split { !$0.isNumber }.map(String.init)
    if parts.count == 1 { return parts[0] == digits }
    guard parts.count >= 3 else { return false }
    func padded(_ part: String) -> String { part.count == 1 ? "0" + part : part }
    return parts[0] + padded(parts[1]) + padded(parts[2]) == digits
  }
}
