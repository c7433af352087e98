internal import Localization
internal import Store

/// A student's request to have the school's data corrected, or a later list's contradiction of what a student confirmed.
public struct Correction: Sendable, Hashable {
  /// Its ticket.
  public let id: Int64
  public let student: StudentID
  /// How the student is named.
  public let label: String
  public let name: String
  public let field: RecordField
  public let old: String
  /// An identity number is masked.
  public let new: String
  public let why: String
  public let time: Moment
}

extension PhotoCollection {
  /// Requests that wait for the office, the oldest first.
  public func openCorrections() throws -> [Correction] {
    try read { store in
      let rows = try store.rows(
        "SELECT id, student, field, value, why, time FROM correction WHERE decision IS NULL ORDER BY time, id"
      ) { row in
        (
          id: row["id"] ?? Int64(0), student: row["student"] ?? StudentID(0), field: row["field"] ?? "",
          value: row["value"] ?? "", why: row["why"] ?? "", time: row["time"] ?? Moment(milliseconds: 0)
        )
      }
      return try rows.compactMap { row in
        guard let field = RecordField(row.field), let student = try Student.fetch(row.student, store) else {
          return nil
        }
        var wanted = student.record
        wanted.set(field, row.value)
        return Correction(
          id: row.id, student: row.student, label: student.label, name: student.record.name, field: field,
          old: student.record[field], new: wanted[field], why: row.why, time: row.time)
      }
    }
  }

  /// - Parameter value: an identity number whole.
  /// - Throws: `CollectionError`.
  @discardableResult public func requestCorrection(
    of student: StudentID, _ field: RecordField, to value: String, why: String = "", by actor: String
  ) throws -> Event {
    guard field.isCorrectable else {
      throw CollectionError.invalid(
        code: "not-correctable",
        LocalizedText(
          zh: "\(field.heading)不用申请更正，由学生在个人档案中填写。",
          en: "\(field.rawValue) is not corrected: students give it in their profile."))
    }
    var kept = value
    if field == .identity {
      let key = try settings().isOpaque ? IdentityKey(folder) : nil
      var record = StudentRecord()
      record.identity = RosterReader.identity(StudentKey.folded(value), key)
      kept = record.value(.identity)
    }
    return try perform(RequestCorrection(field, value: kept, why: why), on: student, by: actor)
  }

  /// Grants or refuses a request; the data change with the answer, or neither does.
  /// - Throws: `CollectionError`, also where another student has the number.
  public func decideCorrection(_ id: Int64, isGranted: Bool, why: String = "", by actor: String) throws {
    try transaction(by: actor) { writer, scope in
      let request = try scope.store.first(
        "SELECT student, field, value FROM correction WHERE id = ? AND decision IS NULL", [id]
      ) { (student: $0["student"] ?? StudentID(0), field: $0["field"] ?? "", value: $0["value"] ?? "") }
      guard let request, let field = RecordField(request.field),
        let student = try Student.fetch(request.student, scope.store)
      else { throw CollectionError.noCorrection(id) }
      try scope.enter(
        Change(student.id, DecideCorrection(id, isGranted: isGranted, why: why)), &writer)
      guard isGranted else { return }
      var record = student.record
      record.set(field, request.value)
      try requireFree(record, for: student, scope.store)
      try scope.enter(Change(student.id, ChangeRecord(record, of: student)), &writer)
    }
  }

  /// - Throws: where another student has one of the numbers.
  private func requireFree(_ record: StudentRecord, for student: Student, _ store: StoreConnection) throws {
    let keys = [
      ("numberKey", StudentKey.folded(record.number)), ("examKey", StudentKey.folded(record.examID)),
      ("identityKey", record.identity.key),
    ]
    for (column, key) in keys {
      guard let key else { continue }
      let others = try store.count(
        "SELECT count(*) FROM student WHERE \(column) = ? AND id != ?", [key, student.id])
      guard others == 0 else {
        throw CollectionError.invalid(
          code: "number-taken",
          LocalizedText(
            zh: "学生 \(student.label)：新号码已属于另一名学生，未更正。",
            en: "Student \(student.label): another student has the new number; nothing was corrected."))
      }
    }
  }
}
