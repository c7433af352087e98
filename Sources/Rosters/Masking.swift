/// Hides identity numbers in anything that is shown.
public enum Masking {
  /// "****1234": the last four characters.
  public static func masked(idNumber: String) -> String {
    idNumber.isEmpty ? "" : "****" + idNumber.suffix(idNumber.count > 6 ? 4 : 2)
  }

  /// Every run of 18 characters that has the form of an identity number is masked, and every whole one inside a longer
  /// run of digits; digits may be full-width. So is every word that has the form of a permit of 港澳 residents, of a
  /// foreigner's former permit, of a Chinese passport, or of a Hong Kong card with its bracket. Numbers of 台胞证 and other passports look like students'
  /// numbers: they are masked where the roster says that they are documents', by `masked(idNumber:)`.
  public static func masked(_ text: String) -> String { maskedNumbers(maskedDocuments(maskedCards(text))) }

  /// "A123456(7)": one letter or two, six digits, and the check digit or A in brackets.
  private static func maskedCards(_ text: String) -> String {
    guard text.contains(where: { "(（".contains($0) }) else { return text }
    var rest = Array(text)
    var result: [Character] = []
    while let bracket = rest.firstIndex(where: { "(（".contains($0) }) {
      let card = cardLength(rest[..<bracket])
      let end = rest[bracket...].prefix(3)
      if card > 0, end.count == 3, ")）".contains(end[bracket + 2]),
        digit(end[bracket + 1]) != nil || "AaＡａ".contains(end[bracket + 1])
      {
        result += rest[..<(bracket - card)] + "****" + rest[(bracket - 3)..<bracket] + [end[bracket + 1]]
        rest.removeFirst(bracket + 3)
      } else {
        result += rest[...bracket]
        rest.removeFirst(bracket + 1)
      }
    }
    return String(result + rest)
  }

  /// Characters of a Hong Kong card's number at the end of a text; 0 where there is none.
  private static func cardLength(_ text: ArraySlice<Character>) -> Int {
    let digits = text.reversed().prefix { digit($0) != nil }.count
    let before = text.dropLast(digits)
    let letters = before.reversed().prefix {
      $0.isLetter && Characters.halfWidth(String($0)).first?.isASCII == true
    }.count
    return digits == 6 && (1...2).contains(letters) ? digits + letters : 0
  }

  private static func maskedDocuments(_ text: String) -> String {
    guard text.contains(where: { $0.isLetter }) else { return text }
    var result = ""
    var word = ""
    for character in text {
      let plain = Characters.halfWidth(String(character))
      if plain.utf8.count == 1, plain.first.map({ $0.isLetter || $0.isNumber }) == true {
        word.append(character)
      } else {
        result += maskedDocument(word)
        word = ""
        result.append(character)
      }
    }
    return result + maskedDocument(word)
  }

  private static func maskedDocument(_ word: String) -> String {
    guard (9...15).contains(word.count) else { return word }
    let plain = Characters.halfWidth(word).uppercased()
    let letters = plain.prefix { $0.isLetter }
    let digits = plain.dropFirst(letters.count)
    guard digits.allSatisfy({ digit($0) != nil }) else { return word }
    let isDocument =
      switch (letters.count, digits.count) {
      case (1, 8), (1, 10):
        // "M20260101": a master's student. Permits do not reach 20 million.
        "HM".contains(letters)
          ? !["200", "201", "202", "203"].contains { digits.hasPrefix($0) }
          : "EG".contains(letters) && digits.count == 8
      case (2, 7): letters.hasPrefix("E")
      case (3, 12): true
      default: false
      }
    return isDocument ? "****" + word.suffix(4) : word
  }

  private static func maskedNumbers(_ text: String) -> String {
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
