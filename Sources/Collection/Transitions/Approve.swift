internal import Localization
public import Store

/// 人工审核: a person has looked at the chosen photo and found it right.
public struct Approve: Transition {
  public static let name = "approved"
  public static let aspect = Aspect.review

  public init() {}

  public func next(_ subject: Subject) throws -> State {
    try subject.requireInReview()
    return .approved
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "UPDATE student SET reviewer = ?, reasons = NULL, asked = NULL WHERE id = ?",
      [occurrence.actor, occurrence.student])
  }
}

extension Subject {
  func requireInReview() throws(CollectionError) {
    try requireOpen()
    switch student.state {
    case .inReview: return
    case .approved, .returned:
      throw .changedMeanwhile(student: student.label, by: student.reviewer ?? "–")
    case .accepted:
      throw .wrongState(
        student: student.label, state: student.state,
        needed: LocalizedText(zh: "先缴费（collect pay）", en: "the fee is still to be paid (collect pay)"))
    default:
      throw .wrongState(
        student: student.label, state: student.state,
        needed: LocalizedText(zh: "没有待审核的照片", en: "no photo waits for review"))
    }
  }
}
