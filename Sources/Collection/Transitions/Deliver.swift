internal import Localization
internal import Store

/// The approved picture has been handed over. From here on it stays as it is.
public struct Deliver: Transition {
  public static let name = "delivered"
  public static let aspect = Aspect.delivery

  /// SHA-256 of the finished picture.
  public var finished: String
  /// Its name in the delivery.
  public var place: String

  public init(finished: String, as place: String) {
    self.finished = finished
    self.place = place
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    let student = subject.student
    guard student.state == .approved || student.state == .delivered else {
      throw CollectionError.wrongState(
        student: student.label, state: student.state,
        needed: LocalizedText(zh: "审核通过后才能交付", en: "only an approved photo is delivered"))
    }
    guard student.state == .delivered || student.paid >= subject.settings.fee else {
      throw CollectionError.wrongState(
        student: student.label, state: student.state,
        needed: LocalizedText(zh: "先缴费（collect pay）", en: "the fee is still to be paid (collect pay)"))
    }
    let chosen: String? = try subject.store.value(
      "SELECT finished FROM take WHERE original = ?", [student.accepted])
    guard chosen == finished else {
      throw CollectionError.notAcceptable(
        student, zh: "交付的不是选定的照片", en: "this is not the picture that was chosen")
    }
    return .delivered
  }
}
