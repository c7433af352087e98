public import Localization

/// Comma-separated values (RFC 4180) that a spreadsheet opens as they are: one line for each photo.
public struct CSVReporter: Reporter {
  private let language: Language
  private var isBatch = false

  public init(language: Language) { self.language = language }

  public mutating func begin(_ context: ReportContext) -> String {
    isBatch = context.summary != nil
    return Escaping.byteOrderMark
      + Escaping.csvRow(
        isBatch
          ? [
            "photo", "verdict", "line", "学号", "姓名", "证件号", "output", "input_sha256", "output_sha256", "codes",
            "reasons",
          ] : ["photo", "verdict", "output", "codes", "reasons", "remedies"])
  }

  public func add(_ report: PhotoReport) -> String {
    let problems = report.problems
    let codes = problems.map(\.code).joined(separator: " ")
    let reasons = problems.map { $0.text[language] }.joined(separator: "\n")
    guard isBatch else {
      return Escaping.csvRow([
        report.input, report.outcome.rawValue, report.output ?? "", codes, reasons,
        problems.compactMap { $0.remedy?[language] }.joined(separator: "\n"),
      ])
    }
    let student = report.batch?.student
    return Escaping.csvRow([
      report.input, report.outcome.rawValue, student.map { String($0.line) } ?? "",
      student?.studentID ?? "", student?.name ?? "", student?.idNumber ?? "", report.output ?? "",
      report.sha256 ?? "", report.batch?.files.first?.sha256 ?? "", codes, reasons,
    ])
  }
}
