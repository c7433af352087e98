/// Hides identity numbers in anything that is shown.
public enum Masking {
  /// "****1234": the last four characters.
  public static func masked(idNumber: String) -> String {
    idNumber.isEmpty ? "" : "****" + idNumber.suffix(idNumber.count > 6 ? 4 : 2)
  }

  /// Every run of 18 characters that has the form of an identity number is masked; digits may be full-width.
  public static func masked(_ text: String) -> String {
    let characters = Array(text)
    guard characters.count >= 18 else { return text }
    var result = ""
    var index = 0
    while index < characters.count {
      guard digit(characters[index]) != nil else {
        result.append(characters[index])
        index += 1
        continue
      }
      var end = index
      while end < characters.count, digit(characters[end]) != nil { end += 1 }
      if end - index == 17, end < characters.count, "xXｘＸ".contains(characters[end]) { end += 1 }
      let run = characters[index..<end]
      result += isIdentity(run) ? "****" + String(run.suffix(4)) : String(run)
      index = end
    }
    return result
  }

  /// 18 digits, the last of them possibly an X, with a month and a day where the birth date stands.
  private static func isIdentity(_ run: ArraySlice<Character>) -> Bool {
    let digits = run.map { digit($0) ?? 10 }
    guard digits.count == 18 else { return false }
    return (1...12).contains(digits[10] * 10 + digits[11]) && (1...31).contains(digits[12] * 10 + digits[13])
  }

  private static func digit(_ character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return nil }
    switch scalar.value {
    case 48...57: return Int(scalar.value) - 48
    case 0xFF10...0xFF19: return Int(scalar.value) - 0xFF10
    default: return nil
    }
  }
}
