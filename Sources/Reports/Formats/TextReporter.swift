import Codecs
public import Localization
import Rules

/// A report as a student reads it: the verdict, then what is wrong and what to do about it.
public struct TextReporter: Reporter {
  private let language: Language
  private let style: Style
  private let showsPasses: Bool

  /// - Parameter showsPasses: list the rules that are kept as well.
  public init(language: Language, color: Bool, showsPasses: Bool = false) {
    self.language = language
    style = Style(color: color)
    self.showsPasses = showsPasses
  }

  public func add(_ report: PhotoReport) -> String { text(report) + "\n" }

  public func text(_ report: PhotoReport) -> String {
    var lines = [headline(report)]
    if let failure = report.failure { lines.append("  " + failure.text[language]) }
    // Where the photo fails anyway, what could not be judged is counted: the reader has to retake it.
    let counted = report.outcome == .fail && !showsPasses
    let groups: [Verdict] =
      [.fail, .review] + (counted ? [] : [.unassessable]) + (showsPasses ? [.pass, .notApplicable] : [])
    for verdict in groups {
      for finding in report.findings where finding.verdict == verdict { lines += describe(finding) }
    }
    let unjudged = report.findings.count { $0.verdict == .unassessable }
    if counted, unjudged > 0 {
      lines.append(
        "  " + language.choose("另有 \(unjudged) 项规则因此无法判断。", "\(unjudged) more rules could not be judged."))
    }
    if report.outcome == .pass { lines.append("  " + count(report)) }
    for note in report.notes { lines.append("  · " + style.dim(note.text[language])) }
    if !showsPasses { for finding in report.reminders { lines += describe(finding) } }
    return lines.joined(separator: "\n")
  }

  private func headline(_ report: PhotoReport) -> String {
    let text = Words.sign(report.outcome) + " " + Words.verdict(report)[language]
    let verdict = style.paint(text, report.outcome.verdict)
    let arrow = report.output.map { "  →  " + printable($0) } ?? ""
    return style.bold(verdict) + "  " + printable(report.input) + arrow
  }

  private func describe(_ finding: Finding) -> [String] {
    let mark = style.paint(Words.sign(finding.verdict), finding.verdict)
    let clause = Words.clause(finding.clause)[language]
    var lines = ["  \(mark) \(finding.reason[language])  " + style.dim("[\(finding.rule) · \(clause)]")]
    if finding.verdict == .fail || finding.verdict == .review {
      lines.append("    → " + finding.remedy[language])
    }
    return lines
  }

  private func count(_ report: PhotoReport) -> String {
    let passed = report.findings.count { $0.verdict == .pass }
    return language.choose("\(passed) 项规则全部符合。", "All \(passed) rules are kept.")
  }
}

extension Outcome {
  fileprivate var verdict: Verdict {
    switch self {
    case .pass: .pass
    case .fail, .error: .fail
    case .review: .review
    }
  }
}

/// Colours of a terminal (ECMA-48 SGR), or none.
private struct Style {
  let color: Bool

  func bold(_ text: String) -> String { paint(text, 1) }
  func dim(_ text: String) -> String { paint(text, 2) }

  /// Green for what is right, red for what is wrong, yellow for what a person must see.
  func paint(_ text: String, _ verdict: Verdict) -> String {
    switch verdict {
    case .pass: paint(text, 32)
    case .fail: paint(text, 31)
    case .review, .unassessable: paint(text, 33)
    case .notApplicable: text
    }
  }

  private func paint(_ text: String, _ code: Int) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
