internal import Codecs
import Localization

/// One JSON object a line and photo, keys sorted; the objects are described in docs/schemas.
public struct JSONReporter: Reporter {
  /// A line of report/results.jsonl.
  private struct BatchLine: Encodable {
    var photo: String
    var verdict: Outcome
    var line: Int?
    var output: String?
    var inputSHA256: String?
    var files: Int
    var outputSHA256: String?
    var gone: Bool?
    var note: String?
    var notes: [FileNote]?
    var error: Failure?
    var passed: [String: Double?]?
    var notApplicable: [String]?
  }

  public init() {}

  public func add(_ report: PhotoReport) -> String {
    guard let batch = report.batch else { return JSONLine.encode(report) + "\n" }
    let line = BatchLine(
      photo: report.input, verdict: report.outcome, line: batch.student?.line, output: report.output,
      inputSHA256: report.sha256, files: batch.files.count, outputSHA256: batch.files.first?.sha256,
      gone: batch.isGone ? true : nil, note: report.note?.code,
      notes: report.notes.isEmpty ? nil : report.notes, error: report.failure,
      passed: batch.quiet?.passed, notApplicable: batch.quiet?.notApplicable)
    return JSONLine.encode(line, with: "findings", JSONLine.encode(findings: report.findings)) + "\n"
  }
}
