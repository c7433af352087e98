internal import Rosters

/// The last characters of an identity number, by which a student proves who they are.
public struct IdentityDigits: Sendable, Hashable {
  /// Half-width capitals and digits.
  public let text: String

  /// Four of any document; six of passports and permits, whose numbers some schools ask for.
  private static let lengths: Set<Int> = [4, 6]

  /// Full-width characters and a small x are accepted.
  /// - Throws: `CollectionError.badDigits` for what can't be the end of a number.
  public init(_ text: String) throws(CollectionError) {
    let folded = MatchKey.folded(text)
    guard IdentityDigits.lengths.contains(folded.count),
      folded.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { throw .badDigits }
    self.text = folded
  }

  /// A number in the form in which it is compared: without brackets, blanks and hyphens.
  static func plain(_ number: String) -> String {
    MatchKey.folded(number).filter { $0.isLetter || $0.isNumber }
  }

  /// What stands before a check digit in brackets: "A123456" of Hong Kong's "A123456(7)".
  private static func unbracketed(_ number: String) -> String {
    plain(String(MatchKey.folded(number).prefix { $0 != "(" && $0 != "（" }))
  }

  /// Whether a student's number ends so.
  public func matches(_ identity: IdentityRecord) -> Bool {
    switch identity {
    case .none: false
    case .whole(let number):
      // 港澳: the last four without the brackets; others: the last six without what stands in brackets.
      IdentityDigits.plain(number).hasSuffix(text)
        || text.count == 6 && IdentityDigits.unbracketed(number).hasSuffix(text)
    case .hashed(_, let lastFour): text.count == 4 && text == lastFour
    }
  }
}
