internal import Files
internal import Localization
internal import Pipeline
internal import Reports
internal import Rosters
internal import SystemPackage

/// The lists of what does not fit between the roster and the photos, and of what was passed over.
enum RosterReports {
  static func write(
    _ journal: Journal, _ folder: BatchFolder, _ students: [Int: StudentLine], language: Language,
    showsIDs: Bool
  ) throws {
    func shown(_ path: FilePath) -> String { showsIDs ? path.string : Masking.masked(path.string) }
    func text(_ reason: SkipReason) -> String {
      let text = reason.text[language]
      return showsIDs ? text : Masking.masked(text)
    }
    func shown(_ student: StudentLine) -> StudentLine { showsIDs ? student : student.masked }
    func table(_ name: String, _ headings: [String], _ rows: [[String]]) throws {
      let file = try AtomicFile(folder.report / name, by: FileSystem.temporary(in: folder.temporary))
      file.write(Escaping.byteOrderMark + Escaping.csvRow(headings))
      for row in rows { file.write(Escaping.csvRow(row)) }
      try file.commit()
    }
    if !students.isEmpty {
      let missing = try journal.missingStudents().map(shown).map {
        [
          String($0.line), $0.studentID, $0.name, $0.idNumber, $0.examID, $0.college, $0.major,
          $0.classGroup,
        ]
      }
      try table("missing.csv", ["line", "学号", "姓名", "证件号", "考生号", "学院", "专业", "班级"], missing)
      let unmatched = try journal.unmatchedPhotos().map { record in
        [shown(record.path), record.note?.code ?? "", record.note?.text[language] ?? ""]
      }
      try table("unmatched.csv", ["photo", "reason", "text"], unmatched)
      let duplicates = try journal.duplicatePhotos().map { record in
        let student = record.student.flatMap { students[$0] }.map(shown)
        return [
          record.student.map(String.init) ?? "", student?.studentID ?? "", student?.name ?? "",
          shown(record.path),
          record.result?.outcome.rawValue ?? "",
        ]
      }
      try table("duplicates.csv", ["line", "学号", "姓名", "photo", "verdict"], duplicates)
    }
    let skipped = try journal.skippedEntries().map { [shown($0.path), $0.reason.code, text($0.reason)] }
    try table("skipped.csv", ["path", "reason", "text"], skipped)
  }
}
