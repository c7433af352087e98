public import Store

/// The student has looked at the data of the school's list and found them right.
public struct ConfirmData: Transition {
  public static let name = "confirmed"
  public static let aspect = Aspect.confirmation

  public init() {}

  public func next(_ subject: Subject) throws -> State {
    try subject.require(before: .confirm)
    let open = try subject.store.count(
      "SELECT count(*) FROM correction WHERE student = ? AND decision IS NULL", [subject.student.id])
    guard open == 0 else { throw CollectionError.correctionOpen(subject.student) }
    return subject.student.state.raised(to: .confirmed)
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "UPDATE student SET confirmed = ? WHERE id = ?", [occurrence.time, occurrence.student])
  }
}
