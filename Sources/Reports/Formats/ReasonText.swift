import Codecs
public import Localization
import Rules

/// What is written beside a photo of a batch that was not accepted.
public struct ReasonText {
  private let language: Language

  public init(language: Language) { self.language = language }

  public func text(_ report: PhotoReport) -> String {
    var lines = [printable(report.input), Words.verdict(report.outcome)[language]]
    for problem in report.problems {
      let source = problem.finding.map { " [\($0.rule), \(Words.clause($0.clause)[language])]" } ?? ""
      lines.append("· " + problem.text[language] + source)
      if let remedy = problem.finding?.remedy[language], !remedy.isEmpty { lines.append("  → \(remedy)") }
    }
    lines += report.notes.map { "· " + $0.text[language] }
    return lines.joined(separator: "\n") + "\n"
  }
}
