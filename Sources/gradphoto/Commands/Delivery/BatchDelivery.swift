import Batch
import Delivery
import Files
import Localization
import Reports
import Rosters
import Rules
import SystemPackage

/// A batch as what can be delivered: its accepted pictures, and why the others are not.
struct BatchDelivery {
  private let folder: BatchFolder
  private let journal: Journal
  private let roster: Roster
  private let includesReview: Bool
  private let input: FilePath?
  private let students: StudentMap

  /// - Parameter list: with all its columns, in any order; nil for what the journal keeps of the one it was run with.
  /// - Throws: `BatchError`; `UsageError` for a batch without a list.
  init(_ path: FilePath, list: Roster?, includesReview: Bool) throws {
    folder = BatchFolder(path)
    journal = try Journal(folder)
    self.includesReview = includesReview
    input = try journal.settings().map { FilePath(escapedText: $0.input) }
    let kept = try BatchDelivery.roster(journal.studentLines())
    roster = list ?? kept
    guard !roster.students.isEmpty else {
      throw UsageError(
        zh: "这个批次没有名单：请用 --roster 给出。", en: "This batch has no list: name it with --roster.")
    }
    students = list.map { StudentMap(from: kept, to: $0) } ?? StudentMap(of: kept)
  }

  /// The photos that the batch was made of.
  static func input(of batch: FilePath) throws -> FilePath? {
    try Journal(BatchFolder(batch)).settings().map { FilePath(escapedText: $0.input) }
  }

  private static func roster(_ lines: [StudentLine]) -> Roster {
    Roster(
      [.studentID, .name, .idNumber, .examID, .college, .major, .classGroup],
      lines.map { student in
        Roster.Student(
          line: student.line,
          [
            student.studentID, student.name, student.idNumber, student.examID, student.college,
            student.major, student.classGroup,
          ])
      })
  }

  func source() throws -> DeliverySource {
    var source = DeliverySource(roster: roster)
    var waiting: [Undelivered] = []
    var failed: [Undelivered] = []
    try journal.forEachResult { record in
      guard let result = record.result else { return }
      let student = record.student.flatMap { students[$0] }
      if let line = record.student, student == nil {
        source.undelivered.append(BatchDelivery.notOnTheList(record, line))
        return
      }
      let isAccepted = result.outcome == .pass || includesReview && result.outcome == .review
      if isAccepted, let student, record.note == nil, let picture = result.files.first {
        source.deliverables.append(deliverable(record, student, picture))
      } else if result.outcome == .fail || result.outcome == .error, let student {
        failed.append(
          Undelivered(.retake, student: student, photo: record.path.string, reason: reason(record, result)))
      } else {
        let note = record.note?.text
        waiting.append(
          Undelivered(
            .other, student: student, photo: record.path.string,
            reason: note
              ?? (result.outcome == .pass || result.outcome == .review
                ? LocalizedText(
                  zh: "待人工审核：\(reason(record, result).zh)",
                  en: "Waits for a person: \(reason(record, result).en)")
                : reason(record, result))))
      }
    }
    let accepted = Set(source.deliverables.map(\.student))
    source.undelivered += waiting.filter { $0.student.map { !accepted.contains($0) } ?? true }
    let kept = accepted.union(source.undelivered.compactMap(\.student))
    source.undelivered += failed.filter { $0.student.map { !kept.contains($0) } ?? true }
    return source
  }

  private static func notOnTheList(_ record: PhotoRecord, _ line: Int) -> Undelivered {
    Undelivered(
      .other, student: nil, photo: record.path.string,
      reason: LocalizedText(
        zh: "批次名单第 \(line) 行的学生不在这次给出的名单里。",
        en: "The student of the batch (line \(line) of its list) is not on the list that was given."))
  }

  private func deliverable(_ record: PhotoRecord, _ student: Int, _ picture: OutputFile) -> Deliverable {
    let source = input.map { $0.pushing(record.path) }.flatMap { FileSystem.exists($0) ? $0 : nil }
    return Deliverable(
      student: student, picture: folder.root / FilePath(picture.path), digest: picture.sha256,
      source: source, stem: record.path.stemText, folder: record.path.folder.string)
  }

  /// What the rules said, gravest first.
  private func reason(_ record: PhotoRecord, _ result: PhotoResult) -> LocalizedText {
    let report = PhotoReport(
      input: record.path.string, outcome: result.outcome, findings: result.findings,
      failure: result.failure, makesPicture: true)
    let texts = report.problems.prefix(3).map(\.text)
    return LocalizedText(
      zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
  }
}
