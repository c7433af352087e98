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

  public func begin(_ counts: OutcomeCounts) -> String { "" }
  public func add(_ report: PhotoReport) -> String { text(report) + "\n" }
  public func end() -> String { "" }

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
      lines.append("  " + words("另有 \(unjudged) 项规则因此无法判断。", "\(unjudged) more rules could not be judged."))
    }
    if report.outcome == .pass { lines.append("  " + count(report)) }
    if !showsPasses { for finding in report.reminders { lines += describe(finding) } }
    return lines.joined(separator: "\n")
  }

  private func headline(_ report: PhotoReport) -> String {
    let verdict =
      switch report.outcome {
      case .pass where report.isSource:
        style.green(words("✓ 可用，能做成合格的照片", "✓ will do: a conforming picture can be made of it"))
      case .pass: style.green(words("✓ 合格", "✓ conforms"))
      case .fail: style.red(words("✗ 不合格", "✗ does not conform"))
      case .review: style.yellow(words("? 需要人工审核", "? a person must look"))
      case .error: style.red(words("! 无法处理", "! could not be processed"))
      }
    let arrow = report.output.map { "  →  " + printable($0) } ?? ""
    return style.bold(verdict) + "  " + printable(report.input) + arrow
  }

  private func describe(_ finding: Finding) -> [String] {
    let mark =
      switch finding.verdict {
      case .fail: style.red("✗")
      case .review, .unassessable: style.yellow("?")
      case .pass: style.green("✓")
      case .notApplicable: "–"
      }
    let clause = words("第 \(finding.clause) 条", "clause \(finding.clause)")
    var lines = ["  \(mark) \(finding.reason[language])  " + style.dim("[\(finding.rule) · \(clause)]")]
    if finding.verdict == .fail || finding.verdict == .review {
      lines.append("    → " + finding.remedy[language])
    }
    return lines
  }

  private func count(_ report: PhotoReport) -> String {
    let passed = report.findings.count { $0.verdict == .pass }
    return words("\(passed) 项规则全部符合。", "All \(passed) rules are kept.")
  }

  private func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}

/// Colours of a terminal, or none.
struct Style {
  let color: Bool

  func red(_ text: String) -> String { paint(text, 31) }
  func green(_ text: String) -> String { paint(text, 32) }
  func yellow(_ text: String) -> String { paint(text, 33) }
  func bold(_ text: String) -> String { paint(text, 1) }
  func dim(_ text: String) -> String { paint(text, 2) }

  private func paint(_ text: String, _ code: Int) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
