public import Localization

/// What a rule found in a picture. The engine compares it with the standard and puts it into words.
public struct Measurement: Sendable, Hashable {
  /// In the rule's unit; nil where the thing the standard asks for is not there at all, which fails, or where `doubt`
  /// is all there is to say.
  public var value: Double?
  /// What is wrong, in words, where the rule's general `low` and `high` phrases would be too vague.
  public var lead: LocalizedText?
  /// The whole sentence, where the number alone would tell little.
  public var sentence: LocalizedText?
  /// Why a value that looks right still needs a person; turns a pass into a review.
  public var doubt: LocalizedText?
  /// Why a value beyond all bounds tells nothing after all: the photo is then not judged by it.
  public var excuse: Unassessable?
  /// Replaces the rule's own remedy.
  public var remedy: LocalizedText?

  public init(
    _ value: Double?, lead: LocalizedText? = nil, sentence: LocalizedText? = nil, doubt: LocalizedText? = nil,
    excuse: Unassessable? = nil, remedy: LocalizedText? = nil
  ) {
    self.value = value
    self.lead = lead
    self.sentence = sentence
    self.doubt = doubt
    self.excuse = excuse
    self.remedy = remedy
  }
}

/// How surely something is there that a rule judges only where it is, such as glasses.
public struct Presence: Sendable, Hashable {
  /// Probability in percent.
  public var percent: Double
  /// What to say where it is not there.
  public var absence: LocalizedText

  public init(percent: Double, absence: LocalizedText) {
    self.percent = percent
    self.absence = absence
  }
}

/// Why a rule gives no measurement.
public struct Unassessable: Error, Hashable {
  public var reason: LocalizedText
  /// The rule has nothing to ask of this picture, rather than no way to answer.
  public var isNotApplicable: Bool

  public init(_ reason: LocalizedText, isNotApplicable: Bool = false) {
    self.reason = reason
    self.isNotApplicable = isNotApplicable
  }

  static func notApplicable(zh: String, en: String) -> Unassessable {
    Unassessable(LocalizedText(zh: zh, en: en), isNotApplicable: true)
  }
}
