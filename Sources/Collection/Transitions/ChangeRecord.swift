public import Store

/// The school's list says something else of a student than before, or the office has granted a correction. How to reach
/// the student stands here only where the list says so: what students tell of themselves goes with their consent, this does not.
public struct ChangeRecord: Transition {
  public static let name = "changed"
  public static let aspect = Aspect.enrolment

  public var record: StudentRecord

  /// - Parameter student: as before.
  public init(_ record: StudentRecord, of student: Student) {
    self.init(record: student.profiled == nil ? record : record.withoutContact)
  }

  private init(record: StudentRecord) { self.record = record }

  public var shown: ChangeRecord { ChangeRecord(record: record.shown) }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      """
      UPDATE student SET number = ?, exam = ?, name = ?, sex = ?, identity = ?, identityKey = ?, lastFour = ?, document = ?,
        college = ?, major = ?, class = ?, level = ?, phone = iif(profiled IS NULL, ?, phone),
        address = iif(profiled IS NULL, ?, address), postcode = iif(profiled IS NULL, ?, postcode), numberKey = ?,
        examKey = ?, gone = 0
      WHERE id = ?
      """, record.columnValues + [occurrence.student])
  }
}
