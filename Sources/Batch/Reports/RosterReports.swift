import Localization
internal import Roster
internal import Rules
internal import Studio

/// The lists of what does not fit between the roster and the photos, and of what was passed over.
enum RosterReports {
  static func write(_ journal: Journal, _ context: ReportContext, _ students: [Int: RosterLine]) throws {
    func shown(_ path: RawPath) -> String { context.showsIDs ? path.text : Masking.masked(path.text) }
    if !students.isEmpty {
      let missing = try journal.missingStudents().map {
        [String($0.line), $0.number, $0.name, $0.identity, $0.exam, $0.college, $0.major, $0.classGroup]
      }
      try table("missing.csv", ["line", "学号", "姓名", "证件号", "考生号", "学院", "专业", "班级"], missing, context)
      let unmatched = try journal.unmatchedPhotos().map { record in
        [shown(record.path), record.note?.code ?? "", record.note?.text[context.language] ?? ""]
      }
      try table("unmatched.csv", ["photo", "reason", "text"], unmatched, context)
      let duplicates = try journal.duplicatePhotos().map { record in
        let student = record.student.flatMap { students[$0] }
        return [
          record.student.map(String.init) ?? "", student?.number ?? "", student?.name ?? "",
          shown(record.path),
          record.result?.outcome.rawValue ?? "",
        ]
      }
      try table("duplicates.csv", ["line", "学号", "姓名", "photo", "verdict"], duplicates, context)
    }
    let skipped = try journal.skippedPaths().map { [shown($0)] }
    try table("skipped.csv", ["path"], skipped, context)
  }

  private static func table(
    _ name: String, _ headings: [String], _ rows: [[String]], _ context: ReportContext
  ) throws {
    let file = try ReportFile(name, in: context.folder)
    file.write(Escaping.byteOrderMark + Escaping.csvRow(headings))
    for row in rows { file.write(Escaping.csvRow(row)) }
    try file.close()
  }
}
