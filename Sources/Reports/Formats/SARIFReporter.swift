public import Localization
internal import Pipeline
public import Rules

/// SARIF 2.1.0 (OASIS): one result for each broken or doubtful rule of each photo.
public struct SARIFReporter: Reporter {
  private let language: Language
  private let standard: Standard
  /// Those that the standard asks for, in the order of reports.
  private let rules: [any Rule]
  private let index: [String: Int]
  private var isFirst = true

  /// - Parameter standard: whose rules, in its own words and with its clauses, the log describes.
  public init(language: Language, standard: Standard) {
    self.language = language
    self.standard = standard
    rules = Registry.rules.filter { $0.limit(in: standard) != nil }
    index = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
  }

  public func begin(_ context: ReportContext) -> String {
    let driver = Driver(
      name: BuildInfo.name, semanticVersion: BuildInfo.version, language: language == .zh ? "zh-CN" : "en-US",
      rules: rules.map {
        Descriptor($0.info.worded(for: standard), clause: standard.clause(of: $0.id), language)
      },
      properties: Driver.Properties(standard: standard.id, document: standard.document[language]))
    return """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":\
      \(JSONLine.encode(driver))},"columnKind":"unicodeCodePoints","results":[

      """
  }

  public mutating func add(_ report: PhotoReport) -> String {
    let results = report.problems.map { JSONLine.encode(Result($0, of: report, index: index, language)) }
    guard !results.isEmpty else { return "" }
    defer { isFirst = false }
    return (isFirst ? "" : ",\n") + results.joined(separator: ",\n")
  }

  public func end() -> String { "\n],\"invocations\":[{\"executionSuccessful\":true}]}]}\n" }
}

private struct Message: Encodable { var text: String }

private struct Driver: Encodable {
  var name: String
  var semanticVersion: String
  var language: String
  var rules: [Descriptor]
  /// What the clauses are clauses of.
  var properties: Properties

  struct Properties: Encodable {
    var standard: String
    var document: String
  }
}

private struct Descriptor: Encodable {
  struct Properties: Encodable { var clause: String }
  var id: String
  var shortDescription: Message
  var fullDescription: Message
  var help: Message
  var properties: Properties

  init(_ info: RuleInfo, clause: String, _ language: Language) {
    id = info.id
    shortDescription = Message(text: info.title[language])
    fullDescription = Message(text: info.why[language])
    help = Message(text: info.remedy[language])
    properties = Properties(clause: clause)
  }
}

private struct Result: Encodable {
  struct Location: Encodable {
    struct Physical: Encodable {
      struct Artifact: Encodable { var uri: String }
      var artifactLocation: Artifact
    }
    var physicalLocation: Physical
  }
  struct Properties: Encodable {
    var clause: String
    var measured: Double?
    var unit: String
    var min: Double?
    var max: Double?
    var remedy: String
  }

  var ruleId: String
  var ruleIndex: Int?
  /// A result that is no failure has the level "none" (§3.27.10).
  var kind: String
  var level: String
  var message: Message
  var locations: [Location]
  var partialFingerprints: [String: String]?
  var properties: Properties?

  init(_ problem: PhotoReport.Problem, of report: PhotoReport, index: [String: Int], _ language: Language) {
    ruleId = problem.code
    ruleIndex = index[problem.code]
    kind = problem.isDecisive ? "fail" : "review"
    level = problem.isDecisive ? "error" : "none"
    message = Message(text: problem.text[language])
    locations = [Location(physicalLocation: .init(artifactLocation: .init(uri: report.uri)))]
    partialFingerprints = report.sha256.map { ["photoSHA256/v1": $0] }
    properties = problem.finding.map {
      Properties(
        clause: $0.clause, measured: $0.measured, unit: $0.unit, min: $0.allowed?.min, max: $0.allowed?.max,
        remedy: $0.remedy[language])
    }
  }
}
