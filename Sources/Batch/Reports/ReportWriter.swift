public import Localization
internal import Roster
import Rules
internal import Studio

/// One format of the list of all photos: told of each photo in order.
protocol ReportWriter: AnyObject {
  func begin(_ context: ReportContext) throws
  func add(_ row: ReportRow) throws
  func end() throws
}

/// What every report knows.
struct ReportContext {
  var folder: BatchFolder
  var summary: BatchSummary
  var language: Language
  var showsIDs: Bool
  var engine: [String: String]
}

/// One photo as reports show it: identity numbers are masked unless they are asked for.
struct ReportRow {
  var photo: String
  /// As `photo`, its bytes for a URI.
  var path: RawPath
  var result: PhotoResult
  /// `result.findings` as JSON.
  var findings: String
  var note: DeliveryNote?
  var student: RosterLine?
  var output: String?
  var isGone: Bool
  var thumbnail: [UInt8]?

  init(
    _ record: PhotoRecord, _ result: PhotoResult, findings: String, student: RosterLine?, showsIDs: Bool,
    thumbnail: [UInt8]?
  ) {
    func shown(_ text: String) -> String { showsIDs ? text : Masking.masked(text) }
    photo = shown(record.path.text)
    path = photo == record.path.text ? record.path : RawPath(photo)
    self.result = result
    self.findings = findings
    note = record.note
    self.student = student
    output = result.files.first.map { shown($0.path) }
    isGone = record.position == nil
    self.thumbnail = thumbnail
  }

  /// What is wrong, one sentence each.
  func reasons(_ language: Language) -> [String] {
    var reasons: [String] = []
    if let note { reasons.append(note.text[language]) }
    if let failure = result.failure { reasons.append(failure.text[language]) }
    reasons += result.decisive.map { $0.reason[language] }
    return reasons
  }

  /// The names of broken or doubtful rules, the note and the failure.
  var codes: [String] {
    [note?.code, result.failure?.code].compactMap { $0 }
      + result.decisive.map(\.rule)
  }
}

/// Writes all reports of a batch.
public enum Reports {
  /// - Parameters:
  ///   - showsIDs: identity numbers as they are, not masked.
  /// - Throws: `OutputError`, `Journal.Fault`.
  public static func write(_ journal: Journal, _ folder: BatchFolder, language: Language, showsIDs: Bool)
    throws
  {
    let summary = try journal.summary()
    let context = ReportContext(
      folder: folder, summary: summary, language: language, showsIDs: showsIDs,
      engine: try journal.settings()?.engine ?? [:])
    let writers: [any ReportWriter] = [
      ResultsCSV(), ResultsJSONL(), SharedReport("junit.xml", JUnitReporter(language: language)),
      SharedReport("results.sarif", SARIFReporter(language: language)), Manifest(), WebPage(),
    ]
    let students = try journal.rosterLines()
    for writer in writers { try writer.begin(context) }
    try journal.forEachPhoto { record, findings, thumbnail in
      guard let result = record.result else { return }
      let row = ReportRow(
        record, result, findings: findings ?? "[]", student: record.student.flatMap { students[$0] },
        showsIDs: showsIDs, thumbnail: thumbnail)
      for writer in writers { try writer.add(row) }
    }
    for writer in writers { try writer.end() }
    try RosterReports.write(journal, context, students)
  }
}
