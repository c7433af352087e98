internal import FaceVerification
internal import Localization

/// A delivered picture that a person has to look at: what the comparison with its source and its reference says, or why
/// there was none.
struct LookAt {
  let student: Int
  let source: LocalizedText?
  let reference: LocalizedText?

  /// Nil where nobody has to look.
  init?(_ student: Int, _ proof: FaceProof?, _ unused: [UnusedPhoto]) {
    guard proof?.isUnsure == true || !unused.isEmpty else { return nil }
    func reason(_ kind: UnusedPhoto.Kind) -> LocalizedText? { unused.first { $0.kind == kind }?.reason }
    self.student = student
    source = reason(.source) ?? proof?.source.map(LookAt.text)
    reference = reason(.reference) ?? proof?.reference.map(LookAt.text)
  }

  private static func text(_ comparison: FaceProof.Comparison) -> LocalizedText {
    let similarity = comparison.similarity.map { " \(($0 * 1000).rounded() / 1000)" } ?? ""
    return LocalizedText(zh: comparison.verdict.zh + similarity, en: comparison.verdict.en + similarity)
  }
}
