internal import Files
public import Localization
internal import Reports
public import Rules
internal import SystemPackage

/// Writes all reports of a batch into its folder `report`.
public enum BatchReports {
  /// - Parameters:
  ///   - standard: by which the photos were judged.
  ///   - showsIDs: identity numbers as they are, not masked.
  /// - Throws: `BatchError`, `FileError`.
  public static func write(
    _ journal: Journal, _ folder: BatchFolder, standard: Standard, language: Language, showsIDs: Bool
  ) throws {
    let summary = try journal.summary()
    let context = ReportContext(
      counts: summary.outcomes, summary: summary, engine: try journal.settings()?.engine ?? [:])
    let formats: [(name: String, reporter: any Reporter)] = [
      ("results.csv", CSVReporter(language: language)), ("results.jsonl", JSONReporter()),
      ("junit.xml", JUnitReporter(language: language)),
      ("results.sarif", SARIFReporter(language: language, standard: standard)),
      ("manifest.sha256", ManifestReporter()),
      ("index.html", BatchPageReporter(language: language)),
    ]
    var reports = try formats.map { format in
      let file = try AtomicFile(folder.report / format.name, by: FileSystem.temporary(in: folder.temporary))
      return (file: file, reporter: format.reporter)
    }
    for index in reports.indices { reports[index].file.write(reports[index].reporter.begin(context)) }
    let students = try journal.students()
    try journal.forEachPhoto { record, thumbnail in
      guard let result = record.result else { return }
      let report = PhotoReport(
        record, result, student: record.student.flatMap { students[$0] }, thumbnail: thumbnail,
        showsIDs: showsIDs)
      for index in reports.indices { reports[index].file.write(reports[index].reporter.add(report)) }
    }
    for index in reports.indices {
      reports[index].file.write(reports[index].reporter.end())
      try reports[index].file.commit()
    }
    try RosterReports.write(journal, folder, students, language: language, showsIDs: showsIDs)
  }
}
