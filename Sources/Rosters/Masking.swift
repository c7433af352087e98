/// Hides identity numbers in anything that is shown.
public enum Masking {
  /// "****1234": the last four characters.
  public static func masked(idNumber: String) -> String {
    idNumber.isEmpty ? "" : "****" + idNumber.suffix(idNumber.count > 6 ? 4 : 2)
  }

  /// Every run of 18 characters that has the form of an identity number is masked, and every whole one inside a longer
  /// run of digits; digits may be full-width.
  public static func masked(_ text: String) -> String {
    let characters = Array(text)
    guard characters.count >= length else { return text }
    var result = ""
    var index = 0
    while index < characters.count {
      var end = index
      while end < characters.count, digit(characters[end]) != nil { end += 1 }
      if end - index >= length - 1, end < characters.count, "xXｘＸ".contains(characters[end]) { end += 1 }
      guard end > index else {
        result.append(characters[index])
        index += 1
        continue
      }
      result += masked(run: characters[index..<end])
      index = end
    }
    return result
  }

  private static let length = 18

  private static func masked(run: ArraySlice<Character>) -> String {
    var result = ""
    var rest = run
    while rest.count >= length {
      let window = rest.prefix(length)
      if run.count == length ? hasForm(window) : isNumber(window) {
        result += "****" + String(window.suffix(4))
        rest = rest.dropFirst(length)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + String(rest)
  }

  /// A month and a day stand where the birth date stands.
  private static func hasForm(_ window: ArraySlice<Character>) -> Bool {
    let digits = window.map { digit($0) ?? 10 }
    return (1...12).contains(digits[10] * 10 + digits[11]) && (1...31).contains(digits[12] * 10 + digits[13])
  }

  private static func isNumber(_ window: ArraySlice<Character>) -> Bool {
    (try? IDNumber(Characters.halfWidth(String(window)))) != nil
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
