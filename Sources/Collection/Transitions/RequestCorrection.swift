public import Store

/// The student says that the school's data are wrong in one field; the office decides.
public struct RequestCorrection: Transition {
  public static let name = "correction-requested"
  public static let aspect = Aspect.correction

  /// By which the answer names it; no other request anywhere has it.
  public var ticket: Int64
  public var field: RecordField
  public var value: String
  public var why: String

  /// Nine digits.
  private static let tickets: ClosedRange<Int64> = 100_000_000...999_999_999

  public init(_ field: RecordField, value: String, why: String = "") {
    ticket = Int64.random(in: Self.tickets)
    self.field = field
    self.value = value
    self.why = why
  }

  public var shown: RequestCorrection {
    guard field == .identity else { return self }
    var masked = self
    masked.value = IdentityRecord(kept: value).masked
    return masked
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    guard subject.student.state != .delivered else { throw CollectionError.delivered(subject.student) }
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "INSERT INTO correction (id, student, field, value, why, time) VALUES (?, ?, ?, ?, ?, ?)",
      [ticket, occurrence.student, field.rawValue, value, why, occurrence.time])
  }
}
