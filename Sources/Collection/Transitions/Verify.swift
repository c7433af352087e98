public import Store

/// 学籍核验: the student has named the last characters of the identity number. See `PhotoCollection.verify`, which
/// compares them and counts wrong tries.
public struct Verify: Transition {
  public static let name = "verified"
  public static let aspect = Aspect.verification

  public init() {}

  public func next(_ subject: Subject) throws -> State {
    try subject.require(before: .verify)
    return subject.student.state.raised(to: .verified)
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "UPDATE student SET verified = ? WHERE id = ?", [occurrence.time, occurrence.student])
    try store.execute("DELETE FROM attempt WHERE student = ?", [occurrence.student])
  }
}
