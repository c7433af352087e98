internal import Localization
public import Store

/// A decision is taken back; the photo waits for review again.
public struct UndoReview: Transition {
  public static let name = "review-undone"
  public static let aspect = Aspect.review

  public init() {}

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    let student = subject.student
    switch student.state {
    case .approved, .returned: break
    case .delivered: throw CollectionError.delivered(student)
    default:
      throw CollectionError.wrongState(
        student: student.label, state: student.state,
        needed: LocalizedText(zh: "没有可撤销的审核结论", en: "there is no decision to take back"))
    }
    return .inReview
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "DELETE FROM returnedTake WHERE original = (SELECT accepted FROM student WHERE id = ?)",
      [occurrence.student])
    try store.execute(
      "UPDATE student SET reviewer = NULL, reasons = NULL WHERE id = ?", [occurrence.student])
  }
}
