internal import Rules

/// report/junit.xml: one test case for each photo; photos for a person to look at are skipped ones.
final class JUnitReport: ReportWriter {
  private var file: ReportFile?
  private var language = Language.en

  func begin(_ context: ReportContext) throws {
    language = context.language
    let file = try ReportFile("junit.xml", in: context.folder)
    func count(_ outcome: Outcome) -> Int { context.summary.outcomes[outcome] ?? 0 }
    let counts =
      "tests=\"\(context.summary.done)\" failures=\"\(count(.fail))\" errors=\"\(count(.error))\" "
      + "skipped=\"\(count(.review))\""
    file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n")
    file.write("<testsuite name=\"gradphoto\" \(counts)>\n")
    self.file = file
  }

  func add(_ row: ReportRow) {
    let reasons = row.reasons(language)
    let element =
      switch row.result.outcome {
      case .pass: ""
      case .review: "<skipped message=\"\(Escaping.markup(reasons.joined(separator: " ")))\"/>"
      case .fail: problem("failure", row, reasons)
      case .error: problem("error", row, reasons)
      }
    let folder = row.path.folder.text
    file?.write(
      "<testcase classname=\"\(Escaping.markup(folder.isEmpty ? "." : folder))\" "
        + "name=\"\(Escaping.markup(row.path.name.text))\">\(element)</testcase>\n")
  }

  private func problem(_ name: String, _ row: ReportRow, _ reasons: [String]) -> String {
    let type = row.codes.joined(separator: " ")
    return "<\(name) type=\"\(Escaping.markup(type))\" message=\"\(Escaping.markup(reasons.first ?? ""))\">"
      + Escaping.markup(reasons.joined(separator: "\n")) + "</\(name)>"
  }

  func end() throws {
    file?.write("</testsuite>\n</testsuites>\n")
    try file?.close()
  }
}
