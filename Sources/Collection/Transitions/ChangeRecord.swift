public import Store

/// The school's list says something else of a student than before, or the office has granted a correction.
public struct ChangeRecord: Transition {
  public static let name = "changed"
  public static let aspect = Aspect.enrolment

  public var record: StudentRecord

  public init(_ record: StudentRecord) { self.record = record }

  public var shown: ChangeRecord { ChangeRecord(record.shown) }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      """
      UPDATE student SET number = ?, exam = ?, name = ?, sex = ?, identity = ?, identityKey = ?, lastFour = ?, document = ?,
        college = ?, major = ?, class = ?, level = ?, phone = ?, address = ?, postcode = ?, numberKey = ?, examKey = ?,
        gone = 0
      WHERE id = ?
      """, record.columnValues + [occurrence.student])
  }
}
