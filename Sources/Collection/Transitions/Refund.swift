internal import Localization
public import Store

/// The fee has been given back.
public struct Refund: Transition {
  public static let name = "refunded"
  public static let aspect = Aspect.payment

  public var receipt: String
  public var why: String

  public init(receipt: String, why: String = "") {
    self.receipt = receipt
    self.why = why
  }

  public func next(_ subject: Subject) throws -> State {
    let student = subject.student
    guard student.paid > .zero else {
      throw CollectionError.invalid(
        code: "nothing-paid",
        LocalizedText(
          zh: "学生 \(student.label) 没有可退的缴费。",
          en: "Student \(student.label) has paid nothing that could be given back."))
    }
    guard student.state != .delivered else { throw CollectionError.delivered(student) }
    guard student.state != .approved else {
      throw CollectionError.wrongState(
        student: student.label, state: student.state,
        needed: LocalizedText(
          zh: "先撤销审核结论（collect review undo），再退费",
          en: "take the decision back first (collect review undo), then give the fee back"))
    }
    try Receipt.requireUnused(receipt, as: "refund", subject.store)
    // Without the fee nothing is reviewed.
    return student.state == .inReview ? .accepted : student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    let paid = try store.count("SELECT paid FROM student WHERE id = ?", [occurrence.student])
    try Receipt.enter("refund", -Int64(paid), receipt, "", occurrence, store)
  }
}
