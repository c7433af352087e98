internal import Collection
internal import Foundation
internal import Localization
internal import Pipeline
internal import Reports
internal import Rules

/// What is said of a take.
struct TakeWords {
  struct Problem {
    let title: LocalizedText
    let verdict: Verdict
    let reason: LocalizedText
    let measured: String?
    let allowed: String?
    let remedy: LocalizedText?
  }

  /// What is broken first.
  let problems: [Problem]

  init(_ take: Take, _ standard: Standard) {
    let decisive = take.kept.filter(\.isDecisive)
    let order: [Verdict] = [.fail, .review, .unassessable]
    problems = order.flatMap { verdict in decisive.filter { $0.verdict == verdict } }.map { finding in
      Problem(
        title: finding.title, verdict: finding.verdict,
        reason: finding.reason ?? LocalizedText(zh: "", en: ""),
        measured: finding.measured.map { TakeWords.number($0) + TakeWords.unit(finding.unit) },
        allowed: TakeWords.range(finding), remedy: TakeWords.remedy(finding.rule, standard))
    }
  }

  static func verdict(_ take: Take) -> LocalizedText {
    Outcome(rawValue: take.outcome).map(Words.verdict) ?? LocalizedText(zh: take.outcome, en: take.outcome)
  }

  static func remedy(_ rule: String, _ standard: Standard) -> LocalizedText? {
    guard let text = Registry.rule(rule)?.info.worded(for: standard).remedy else { return nil }
    // What commands could do is nothing to do on a phone.
    let own = LocalizedText(
      zh: clauses(text.zh, "；").joined(separator: "；"), en: clauses(text.en, "; ").joined(separator: "; "))
    return own.zh.isEmpty ? nil : own
  }

  private static func clauses(_ text: String, _ separator: String) -> [String] {
    text.components(separatedBy: separator).filter { !$0.contains(BuildInfo.name) }
  }

  private static func unit(_ unit: String?) -> String { unit.map { " " + $0 } ?? "" }

  private static func range(_ finding: KeptFinding) -> String? {
    switch (finding.min, finding.max) {
    case (let low?, let high?): "\(number(low))–\(number(high))\(unit(finding.unit))"
    case (let low?, nil): "≥ \(number(low))\(unit(finding.unit))"
    case (nil, let high?): "≤ \(number(high))\(unit(finding.unit))"
    case (nil, nil): nil
    }
  }

  /// Three digits say all that anybody can act on.
  private static func number(_ value: Double) -> String {
    let digits = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2
    let scale = [1.0, 10, 100][digits]
    let rounded = (value * scale).rounded() / scale
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}
