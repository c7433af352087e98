/// What a student is told.
public enum NoticeKind: String, Sendable, Codable, CaseIterable {
  case toPay = "to-pay"
  case submitted, paid, refunded, approved, returned, reopened, delivered
  case corrected
  case notCorrected = "not-corrected"
  case answered
  case withdrawn

  /// Events that are told.
  static let names: Set<String> = [
    AcceptTake.name, Pay.name, Refund.name, Approve.name, ReturnPhoto.name, UndoReview.name, Deliver.name,
    DecideCorrection.name, AnswerQuestion.name, Withdraw.name,
  ]

  /// Nil for events that need no message.
  init?(_ event: Event, _ entry: (any Entry)?) {
    switch event.name {
    case AcceptTake.name: self = event.to == .inReview ? .submitted : .toPay
    case Pay.name: self = .paid
    case Refund.name: self = .refunded
    case Approve.name: self = .approved
    case ReturnPhoto.name: self = .returned
    case UndoReview.name: self = .reopened
    case Deliver.name: self = .delivered
    case DecideCorrection.name:
      // What it said has been erased.
      guard let answer = entry as? DecideCorrection else { return nil }
      self = answer.isGranted ? .corrected : .notCorrected
    case AnswerQuestion.name:
      guard entry is AnswerQuestion else { return nil }
      self = .answered
    case Withdraw.name: self = .withdrawn
    default: return nil
    }
  }

  /// Of several messages with one subject only the last is sent; each correction and each question is a subject of its own.
  func subject(_ entry: (any Entry)?) -> String {
    switch self {
    case .toPay, .submitted, .approved, .returned, .reopened, .delivered, .withdrawn: "photo"
    case .paid, .refunded: "payment"
    case .corrected, .notCorrected: "correction-\((entry as? DecideCorrection)?.request ?? 0)"
    case .answered: "question-\((entry as? AnswerQuestion)?.question ?? 0)"
    }
  }

  /// How templates call it.
  var section: String {
    switch self {
    case .toPay: "toPay"
    case .notCorrected: "notCorrected"
    default: rawValue
    }
  }
}
