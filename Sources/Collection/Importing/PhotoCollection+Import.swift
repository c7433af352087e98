internal import Localization
public import Rosters
internal import Store

extension PhotoCollection {
  /// Takes over the school's list: students are added, changed, marked as gone; nothing is overwritten in silence. What a
  /// student has confirmed is not changed but becomes a correction that the office decides.
  /// - Parameter isPartial: the list is not the whole school's; who is not on it is not gone.
  /// - Throws: `CollectionError`, `FileError`.
  public func importRoster(_ roster: Roster, isPartial: Bool = false, by actor: String) throws -> ImportReport
  {
    let isOpaque = try settings().isOpaque
    let reader = RosterReader(roster: roster, key: isOpaque ? try IdentityKey(folder) : nil)
    return try transaction(by: actor) { writer, scope in
      var run = ImportRun(reader: reader, known: try KnownStudents(scope.store), isPartial: isPartial)
      for student in roster.students { try run.take(reader.row(student), &writer, scope) }
      try run.finish(&writer, scope)
      return run.report
    }
  }
}

/// The collection's students by their numbers.
struct KnownStudents {
  private var byNumber: [String: Int] = [:]
  private var byExam: [String: Int] = [:]
  private var byIdentity: [String: Int] = [:]
  private(set) var students: [Student] = []

  init(_ store: StoreConnection) throws {
    students = try store.rows(
      "SELECT \(Student.columns) FROM student WHERE state NOT IN ('purged') ORDER BY id"
    ) { Student($0) }
    for (index, student) in students.enumerated() {
      if let key = StudentKey.folded(student.record.number) { byNumber[key] = index }
      if let key = StudentKey.folded(student.record.examID) { byExam[key] = index }
      if let key = student.record.identity.key { byIdentity[key] = index }
    }
  }

  /// Whom a row names by any of its numbers: one student, none, or several.
  func indices(of row: RosterReader.Row) -> Set<Int> {
    indices(number: row.numberKey, exam: row.examKey, identity: row.identityKey)
  }

  func indices(of record: StudentRecord) -> Set<Int> {
    indices(
      number: StudentKey.folded(record.number), exam: StudentKey.folded(record.examID),
      identity: record.identity.key)
  }

  private func indices(number: String?, exam: String?, identity: String?) -> Set<Int> {
    Set(
      [
        number.flatMap { byNumber[$0] }, exam.flatMap { byExam[$0] }, identity.flatMap { byIdentity[$0] },
      ].compactMap(\.self))
  }
}

extension IdentityRecord {
  /// What stands for the number in comparisons: itself, folded, or its hash.
  var key: String? {
    switch self {
    case .none: nil
    case .whole(let number): StudentKey.folded(number)
    case .hashed(let hash, _): hash
    }
  }
}
