import Localization
internal import Studio

/// A report of the batch in a format that single photos are reported in too: report/junit.xml, report/results.sarif.
final class SharedReport: ReportWriter {
  private let name: String
  private var reporter: any Reporter
  private var file: ReportFile?

  init(_ name: String, _ reporter: any Reporter) {
    self.name = name
    self.reporter = reporter
  }

  func begin(_ context: ReportContext) throws {
    let counts = context.summary.outcomes.map { ($0.reported, $1) }
    file = try ReportFile(name, in: context.folder)
    file?.write(reporter.begin(OutcomeCounts(Dictionary(uniqueKeysWithValues: counts))))
  }

  func add(_ row: ReportRow) { file?.write(reporter.add(PhotoReport(row))) }

  func end() throws {
    file?.write(reporter.end())
    try file?.close()
  }
}

extension PhotoReport {
  init(_ row: ReportRow) {
    self.init(
      input: row.photo, output: row.output, outcome: row.result.outcome.reported,
      findings: row.result.findings,
      failure: row.result.failure.map { Failure(code: $0.code, text: $0.text) }, makesPicture: true)
    uri = Escaping.uri(row.path.bytes)
    sha256 = row.result.sha256
    note = row.note.map { Failure(code: $0.code, text: $0.text) }
  }
}

extension Outcome {
  fileprivate var reported: PhotoReport.Outcome {
    switch self {
    case .pass: .pass
    case .review: .review
    case .fail: .fail
    case .error: .error
    }
  }
}
