public import Store

/// The student says that the school's data are wrong in one field; the office decides.
public struct RequestCorrection: Transition {
  public static let name = "correction-requested"
  public static let aspect = Aspect.correction

  public var field: RecordField
  public var value: String
  public var why: String

  public init(_ field: RecordField, value: String, why: String = "") {
    self.field = field
    self.value = value
    self.why = why
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    guard subject.student.state != .delivered else { throw CollectionError.delivered(subject.student) }
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "INSERT INTO correction (id, student, field, value, why, time) VALUES (?, ?, ?, ?, ?, ?)",
      [occurrence.event, occurrence.student, field.rawValue, value, why, occurrence.time])
  }
}
