internal import Localization
public import Store

/// The fee has been paid. What was chosen goes to review.
public struct Pay: Transition {
  public static let name = "paid"
  public static let aspect = Aspect.payment

  public var amount: Money
  /// Number of the receipt; no two payments have the same.
  public var receipt: String
  /// Who paid; empty where it was the student.
  public var payer: String

  public init(_ amount: Money, receipt: String, payer: String = "") {
    self.amount = amount
    self.receipt = receipt
    self.payer = payer
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    let student = subject.student
    let fee = subject.settings.fee
    guard fee > .zero else {
      throw CollectionError.invalid(
        code: "no-fee", LocalizedText(zh: "这个采集库不收费。", en: "This collection asks for no fee."))
    }
    guard student.paid < fee else {
      throw CollectionError.invalid(
        code: "paid-already",
        LocalizedText(
          zh: "学生 \(student.label) 已缴 \(student.paid.text) 元，退回后重拍不再收费。",
          en: "Student \(student.label) has paid \(student.paid.text) already; a re-shoot costs nothing."))
    }
    guard amount == fee else {
      throw CollectionError.invalid(
        code: "wrong-amount",
        LocalizedText(
          zh: "学生 \(student.label)：费用是 \(fee.text) 元，不是 \(amount.text) 元。",
          en: "Student \(student.label): the fee is \(fee.text), not \(amount.text)."))
    }
    try Receipt.requireUnused(receipt, as: "payment", subject.store)
    return student.state == .accepted ? .inReview : student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try Receipt.enter("payment", amount.fen, receipt, payer, occurrence, store)
    // Of a photo that waited for the fee the review begins now.
    try store.execute(
      "UPDATE student SET submitted = ? WHERE id = ? AND state = ?",
      [occurrence.time, occurrence.student, State.accepted.rawValue])
  }
}
