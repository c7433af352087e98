/// What a rule says of a photo.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  case pass
  case fail
  /// Measured, but where the measurement cannot be trusted: a person must look.
  case review
  /// The rule does not ask anything of this picture.
  case notApplicable
  /// The rule asks, but the evidence does not let it be answered.
  case unassessable
}
