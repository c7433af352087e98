public import Store

/// The code was another student's, or the wrong one: the student has none again.
public struct ReleaseCode: Transition {
  public static let name = "code-released"
  public static let aspect = Aspect.code

  public init() {}

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    let student = subject.student
    guard try subject.store.count("SELECT count(*) FROM code WHERE student = ?", [student.id]) > 0 else {
      throw CodeError.unbound(student: student.label)
    }
    return student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute("DELETE FROM code WHERE student = ?", [occurrence.student])
  }
}
