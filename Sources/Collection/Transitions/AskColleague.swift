public import Store

/// A reviewer leaves the decision to somebody else. The photo waits on, and is due when it was.
public struct AskColleague: Transition {
  public static let name = "asked-colleague"
  public static let aspect = Aspect.review

  public init() {}

  public func next(_ subject: Subject) throws -> State {
    try subject.requireInReview()
    return .inReview
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "UPDATE student SET asked = ? WHERE id = ?", [occurrence.actor, occurrence.student])
  }
}
