/// The form in which a number of a roster and a part of a file name are compared.
package enum MatchKey {
  /// Half-width, upper case, without blanks and invisible characters.
  package static func folded(_ text: some StringProtocol) -> String {
    if text.unicodeScalars.allSatisfy(Characters.isPlain) { return text.uppercased() }
    let shown = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !Roster.isBlank($0) && !Characters.isHidden($0) }))
    return Characters.halfWidth(shown).uppercased()
  }
}
