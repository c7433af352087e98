internal import Localization
internal import Rosters

/// The form in which students' numbers are compared and looked up.
enum StudentKey {
  /// Nil for an empty number: of those there may be many.
  static func folded(_ number: String) -> String? {
    let key = MatchKey.folded(number)
    return key.isEmpty ? nil : key
  }
}

/// A student's number as somebody has named it.
public enum GivenNumber {
  /// Digits of the longest numbers that schools give; identity numbers of digits alone have 15 or 18.
  private static let longest = 14

  /// As errors say it: whatever may be an identity number with its last four characters.
  public static func shown(_ text: String) -> String {
    let key = MatchKey.folded(text)
    let isNumber = key.count <= longest && key.allSatisfy { $0.isASCII && $0.isNumber }
    return printable(isNumber ? text : "****" + key.filter { $0.isLetter || $0.isNumber }.suffix(4))
  }
}
