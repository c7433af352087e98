public import Localization

/// One rule's verdict on one photo, with everything a report needs to say about it.
public struct Finding: Sendable, Hashable {
  public var rule: String
  public var clause: String
  public var verdict: Verdict
  /// The picture that was judged; nil where the rule found none to judge.
  public var stage: Evidence.Stage?
  /// In `unit`, rounded as it is shown; nil where nothing could be measured.
  public var measured: Double?
  /// "px", "°", "KB"…; empty for a plain number.
  public var unit: String
  /// Of a review: how near the measured value is to failing, 0…1, within the band that the standard leaves to a person; nil
  /// where nothing tells.
  public var doubt: Double?
  /// The standard's bounds in `unit`; nil where the standard gives none.
  public var allowed: Allowed?
  public var reason: LocalizedText
  public var remedy: LocalizedText

  /// Inclusive bounds; nil where one side is open.
  public struct Allowed: Sendable, Hashable {
    public var min: Double?
    public var max: Double?

    public init(min: Double?, max: Double?) {
      self.min = min
      self.max = max
    }
  }

  public init(
    rule: String, clause: String, verdict: Verdict, stage: Evidence.Stage? = nil, measured: Double?,
    unit: String, doubt: Double? = nil, allowed: Allowed?, reason: LocalizedText, remedy: LocalizedText
  ) {
    self.rule = rule
    self.clause = clause
    self.verdict = verdict
    self.stage = stage
    self.measured = measured
    self.unit = unit
    self.doubt = doubt
    self.allowed = allowed
    self.reason = reason
    self.remedy = remedy
  }
}

/// A missing number is written as an explicit null: readers find every key in every finding.
extension Finding: Codable {
  private enum CodingKeys: String, CodingKey {
    case rule, clause, verdict, stage, measured, unit, doubt, allowed, reason, remedy
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rule, forKey: .rule)
    try container.encode(clause, forKey: .clause)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(stage, forKey: .stage)
    try container.encode(measured, forKey: .measured)
    try container.encode(unit, forKey: .unit)
    try container.encode(doubt, forKey: .doubt)
    try container.encode(allowed, forKey: .allowed)
    try container.encode(reason, forKey: .reason)
    try container.encode(remedy, forKey: .remedy)
  }
}

extension Finding.Allowed: Codable {
  private enum CodingKeys: String, CodingKey { case min, max }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(min, forKey: .min)
    try container.encode(max, forKey: .max)
  }
}
