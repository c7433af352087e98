public import Localization
import Pipeline
public import Rules

extension PhotoReport {
  /// Something about the photo that is wrong, or that a person must look at.
  public struct Problem: Sendable {
    /// The rule's id, or the code of a failure.
    public var code: String
    /// It counts against the photo; else a person must look.
    public var isDecisive: Bool
    public var text: LocalizedText
    public var remedy: LocalizedText?
    /// What was measured, where a rule has measured anything.
    public var finding: Finding?

    init(_ finding: Finding) {
      code = finding.rule
      isDecisive = finding.verdict == .fail
      text = finding.reason
      remedy = finding.verdict == .unassessable ? nil : finding.remedy
      self.finding = finding
    }

    init(_ failure: Failure, isDecisive: Bool) {
      code = failure.code
      self.isDecisive = isDecisive
      text = failure.text
    }
  }

  /// All that is wrong, the gravest first; what rules found comes last.
  public var problems: [Problem] {
    [note.map { Problem($0, isDecisive: false) }, failure.map { Problem($0, isDecisive: true) }].compactMap {
      $0
    } + findings.decisive.map { Problem($0) }
  }

  /// Questions that no rule could answer and the reader has to.
  var reminders: [Finding] {
    findings.filter { $0.verdict == .notApplicable && Registry.rule($0.rule)?.info.reminds == true }
  }
}
