import Localization
internal import Rules
internal import Studio

/// report/results.csv: one line for each photo.
final class ResultsCSV: ReportWriter {
  private var file: ReportFile?
  private var language = Language.en

  func begin(_ context: ReportContext) throws {
    language = context.language
    file = try ReportFile("results.csv", in: context.folder)
    file?.write(
      Escaping.byteOrderMark
        + Escaping.csvRow([
          "photo", "verdict", "line", "学号", "姓名", "证件号", "output", "input_sha256", "output_sha256", "codes",
          "reasons",
        ]))
  }

  func add(_ row: ReportRow) {
    file?.write(
      Escaping.csvRow([
        row.photo, row.result.outcome.rawValue, row.student.map { String($0.line) } ?? "",
        row.student?.number ?? "", row.student?.name ?? "", row.student?.identity ?? "", row.output ?? "",
        row.result.sha256 ?? "", row.result.files.first?.sha256 ?? "", row.codes.joined(separator: " "),
        row.reasons(language).joined(separator: "\n"),
      ]))
  }

  func end() throws { try file?.close() }
}

/// report/results.jsonl: one JSON object for each photo, with all findings.
final class ResultsJSONL: ReportWriter {
  private struct Line: Encodable {
    var photo: String
    var verdict: Outcome
    var line: Int?
    var output: String?
    var inputSHA256: String?
    var files: Int
    var outputSHA256: String?
    var gone: Bool?
    var note: String?
    var error: PhotoFailure?
  }

  private var file: ReportFile?

  func begin(_ context: ReportContext) throws { file = try ReportFile("results.jsonl", in: context.folder) }

  func add(_ row: ReportRow) {
    let line = Line(
      photo: row.photo, verdict: row.result.outcome, line: row.student?.line, output: row.output,
      inputSHA256: row.result.sha256, files: row.result.files.count,
      outputSHA256: row.result.files.first?.sha256,
      gone: row.isGone ? true : nil, note: row.note?.code, error: row.result.failure)
    file?.write(JSONLine.encode(line, with: "findings", row.findings) + "\n")
  }

  func end() throws { try file?.close() }
}

/// report/manifest.sha256: for `sha256sum -c report/manifest.sha256` in the output folder. Its names are the true ones.
final class Manifest: ReportWriter {
  private var file: ReportFile?

  func begin(_ context: ReportContext) throws { file = try ReportFile("manifest.sha256", in: context.folder) }

  func add(_ row: ReportRow) {
    for output in row.result.files { file?.write(ChecksumLine.text(output.sha256, output.path)) }
  }

  func end() throws { try file?.close() }
}
