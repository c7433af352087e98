public import Store

/// A student is no longer on the school's list, or is there again.
public struct MarkPresence: Transition {
  public static let name = "presence"
  public static let aspect = Aspect.enrolment

  public var isGone: Bool

  public init(isGone: Bool) { self.isGone = isGone }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute("UPDATE student SET gone = ? WHERE id = ?", [isGone, occurrence.student])
  }
}
