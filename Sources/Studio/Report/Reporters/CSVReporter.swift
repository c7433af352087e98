public import Localization
import Rules

/// Comma-separated values (RFC 4180) that a spreadsheet opens as they are: one line for each photo.
public struct CSVReporter: Reporter {
  private let language: Language

  public init(language: Language) { self.language = language }

  public func begin(_ counts: OutcomeCounts) -> String {
    Escaping.byteOrderMark
      + Escaping.csvRow(["photo", "verdict", "output", "codes", "reasons", "remedies"])
  }

  public func add(_ report: PhotoReport) -> String {
    Escaping.csvRow([
      report.input, report.outcome.rawValue, report.output ?? "",
      report.problems.map(\.code).joined(separator: " "),
      report.problems.map { $0.text[language] }.joined(separator: "\n"),
      report.problems.compactMap { $0.remedy?[language] }.joined(separator: "\n"),
    ])
  }

  public func end() -> String { "" }
}
