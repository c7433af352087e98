public import Rules

/// Where a photo ends up.
public enum Outcome: String, Sendable, Codable, CaseIterable {
  /// Conforms and may be delivered.
  case pass
  /// A person must look.
  case review
  /// Breaks a rule.
  case fail
  /// Could not be read or decoded.
  case error

  public init(_ verdict: Verdict) {
    switch verdict {
    case .pass, .notApplicable: self = .pass
    case .review, .unassessable: self = .review
    case .fail: self = .fail
    }
  }
}

/// How many photos came to which end.
public struct OutcomeCounts: Sendable, Hashable {
  private var counts: [Outcome: Int]

  public init(_ counts: [Outcome: Int] = [:]) { self.counts = counts }

  public subscript(_ outcome: Outcome) -> Int {
    get { counts[outcome] ?? 0 }
    set { counts[outcome] = newValue }
  }

  public var total: Int { counts.values.reduce(0, +) }
}
