internal import Rules

/// report/results.sarif: SARIF 2.1.0, one result for each broken or doubtful rule of each photo.
final class SARIFReport: ReportWriter {
  private struct Message: Encodable { var text: String }
  private struct Descriptor: Encodable {
    var id: String
    var shortDescription: Message
    var help: Message
  }
  private struct Result: Encodable {
    struct Location: Encodable {
      struct Physical: Encodable {
        struct Artifact: Encodable { var uri: String }
        var artifactLocation: Artifact
      }
      var physicalLocation: Physical
    }
    var ruleId: String
    var kind: String
    var level: String
    var message: Message
    var locations: [Location]
    var partialFingerprints: [String: String]?
  }

  private var file: ReportFile?
  private var language = Language.en
  private var isFirst = true

  func begin(_ context: ReportContext) throws {
    language = context.language
    let file = try ReportFile("results.sarif", in: context.folder)
    let rules = Registry.rules.map(\.info).map {
      Descriptor(
        id: $0.id, shortDescription: Message(text: $0.title[language]),
        help: Message(text: $0.remedy[language]))
    }
    file.write(
      """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{\
      "name":"gradphoto","rules":\(JSONText.encode(rules))}},"columnKind":"unicodeCodePoints","results":[

      """)
    self.file = file
  }

  func add(_ row: ReportRow) {
    if let note = row.note { add(row, note.code, kind: "review", note.text[language]) }
    if let failure = row.result.failure { add(row, failure.code, kind: "fail", failure.text[language]) }
    for finding in row.result.decisive {
      let kind = finding.verdict == .fail ? "fail" : "review"
      add(row, finding.rule, kind: kind, finding.reason[language])
    }
  }

  private func add(_ row: ReportRow, _ rule: String, kind: String, _ text: String) {
    let place = Result.Location(physicalLocation: .init(artifactLocation: .init(uri: Escaping.uri(row.path))))
    let result = Result(
      ruleId: rule, kind: kind, level: kind == "fail" ? "error" : "none", message: Message(text: text),
      locations: [place], partialFingerprints: row.result.sha256.map { ["photoSHA256/v1": $0] })
    file?.write((isFirst ? "" : ",\n") + JSONText.encode(result))
    isFirst = false
  }

  func end() throws {
    file?.write("\n]}]}\n")
    try file?.close()
  }
}
