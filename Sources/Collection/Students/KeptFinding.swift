public import Localization
internal import Reports
public import Rules

/// What a rule said of a take. What the rule itself knows to say of it is not kept with every photo.
public struct KeptFinding: Sendable, Hashable, Codable {
  public var rule: String
  public var verdict: Verdict
  /// The picture that was judged: source or finished.
  public var stage: Evidence.Stage?
  public var measured: Double?
  public var unit: String?
  public var min: Double?
  public var max: Double?
  /// The sentence, where the rule did not pass.
  public var reason: LocalizedText?

  public init(_ finding: Finding) {
    rule = finding.rule
    verdict = finding.verdict
    stage = finding.stage
    measured = finding.measured
    unit = finding.unit.isEmpty ? nil : finding.unit
    min = finding.allowed?.min
    max = finding.allowed?.max
    reason = finding.verdict == .pass || finding.verdict == .notApplicable ? nil : finding.reason
  }

  /// A person must look, or the photo can't be used.
  public var isDecisive: Bool { verdict == .fail || verdict == .review || verdict == .unassessable }

  public var title: LocalizedText { Words.title(ofRule: rule) }

  /// How near the measure is to what is no longer allowed, as a share of the way from the middle: 0 on the limit, 1 in the
  /// middle; nil where there are not two limits.
  public var margin: Double? {
    guard let measured, let min, let max, max > min else { return nil }
    return Swift.min(measured - min, max - measured) / ((max - min) / 2)
  }
}
