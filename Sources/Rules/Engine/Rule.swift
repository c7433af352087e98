public import Localization

/// One requirement of the standard: what it is, how it is measured, and examples that show it at work.
/// A rule holds no threshold; those are data of a `Standard`.
public protocol Rule: Sendable {
  var info: RuleInfo { get }
  /// At least one that passes and one that fails.
  var examples: [Example] { get }
  /// What `standard` allows; nil where it does not ask for this rule.
  func limit(in standard: Standard) -> Limit?
  /// How sure it is that what the rule judges is in the picture at all; nil where it always is.
  func presence(in scene: Scene) throws(Unassessable) -> Presence?
  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement
}

extension Rule {
  public var id: String { info.id }
  public func limit(in standard: Standard) -> Limit? { standard.rules[id] }
  public func presence(in scene: Scene) throws(Unassessable) -> Presence? { nil }
}

/// What is written about a rule, in reports, in `gradphoto explain` and in docs/rules. Texts name no number of a
/// standard: they hold placeholders such as `{size}`, which `worded(for:)` fills in.
public struct RuleInfo: Sendable, Hashable {
  public var id: String
  /// What of the picture the rule looks at.
  public var region: Region
  public var title: LocalizedText
  /// The measured thing as the subject of a sentence.
  public var quantity: LocalizedText
  public var unit: Unit
  /// Digits after the point that are shown and judged.
  public var decimals: Int
  /// Pictures the rule can judge, the better one first.
  public var stages: [Evidence.Stage]
  /// The smallest face that the rule can judge; nil where the size of the face does not matter, or is what is judged.
  public var leastFace: LeastFace?
  /// What is wrong when the value is below, or above, what is allowed.
  public var low: LocalizedText
  public var high: LocalizedText
  /// Why the standard asks for it.
  public var why: LocalizedText
  /// How the value is measured.
  public var method: LocalizedText
  public var remedy: LocalizedText
  /// The mirrored picture gets the same verdict.
  public var isSymmetric: Bool
  /// Field of a standard's file that sets the bounds, such as "geometry.crown"; nil where the rule's own entry does.
  public var boundsField: String?
  /// Reports say so where the rule could ask nothing: the reader has to answer it.
  public var reminds: Bool

  public init(
    id: String, region: Region = .face, title: LocalizedText, quantity: LocalizedText,
    unit: Unit = .none,
    decimals: Int = 0, stages: [Evidence.Stage] = [.finished], leastFace: LeastFace? = nil,
    low: LocalizedText, high: LocalizedText,
    why: LocalizedText, method: LocalizedText, remedy: LocalizedText, isSymmetric: Bool = true,
    boundsField: String? = nil, reminds: Bool = false
  ) {
    self.id = id
    self.region = region
    self.title = title
    self.quantity = quantity
    self.unit = unit
    self.decimals = decimals
    self.stages = stages
    self.leastFace = leastFace
    self.low = low
    self.high = high
    self.why = why
    self.method = method
    self.remedy = remedy
    self.isSymmetric = isSymmetric
    self.boundsField = boundsField
    self.reminds = reminds
  }

  public enum Unit: String, Sendable {
    case none = ""
    case pixels = "px"
    case degrees = "°"
    case kilobytes = "KB"
    case dotsPerInch = "dpi"
    case bits = "bit"
    case deltaE = "ΔE"
    case percent = "%"
    case times = "×"
  }
}

/// A picture and the verdict the rule must give on it.
public struct Example: Sendable {
  public var title: LocalizedText
  public var verdict: Verdict
  /// Drawn when it is needed.
  public var evidence: @Sendable () -> Evidence

  public init(_ verdict: Verdict, zh: String, en: String, evidence: @escaping @Sendable () -> Evidence) {
    title = LocalizedText(zh: zh, en: en)
    self.verdict = verdict
    self.evidence = evidence
  }
}
