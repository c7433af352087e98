public import Localization

/// How a clause is cited.
public enum Clause {
  /// "clause 4.2" where the document numbers its clauses, its own words where it does not, and that the demand is a general
  /// one where the document says nothing of it.
  public static func cited(_ clause: String) -> LocalizedText {
    guard let first = clause.first else { return LocalizedText(zh: "一般要求", en: "general") }
    guard first.isASCII, first.isNumber, clause.allSatisfy({ $0.isNumber || ".() abcdefghi".contains($0) })
    else { return LocalizedText(zh: "“\(clause)”", en: "“\(clause)”") }
    return LocalizedText(zh: "第 \(clause) 条", en: "clause \(clause)")
  }
}
