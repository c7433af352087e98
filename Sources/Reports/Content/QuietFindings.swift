public import Rules

/// What of a photo's findings needs no words: a batch keeps these by the rules' names.
public struct QuietFindings: Sendable, Hashable, Codable {
  /// What was measured by each rule that the photo keeps, in the rule's unit; nil where it measures nothing.
  public var passed: [String: Double?]
  /// Rules that ask nothing of the photo.
  public var notApplicable: [String]

  public init(_ findings: [Finding]) {
    let quiet = findings.filter { !$0.needsWords }
    passed = Dictionary(quiet.filter { $0.verdict == .pass }.map { ($0.rule, $0.measured) }) { first, _ in
      first
    }
    notApplicable = quiet.filter { $0.verdict == .notApplicable }.map(\.rule)
  }
}

extension Finding {
  /// A person has to read it: a problem, or what a rule reminds of where it asks nothing.
  public var needsWords: Bool {
    switch verdict {
    case .pass: false
    case .notApplicable: Registry.rule(rule)?.info.reminds == true
    case .fail, .review, .unassessable: true
    }
  }
}
