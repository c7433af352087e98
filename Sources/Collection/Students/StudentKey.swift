internal import Rosters

/// The form in which students' numbers are compared and looked up.
enum StudentKey {
  /// Nil for an empty number: of those there may be many.
  static func folded(_ number: String) -> String? {
    let key = MatchKey.folded(number)
    return key.isEmpty ? nil : key
  }
}
