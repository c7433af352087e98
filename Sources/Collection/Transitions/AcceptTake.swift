internal import Localization
public import Store

/// The student has chosen one take. Its hashes are fixed from here on; it goes to review at once where nothing is to be
/// paid.
public struct AcceptTake: Transition {
  public static let name = "accepted"
  public static let aspect = Aspect.acceptance

  /// SHA-256 of the take's original.
  public var original: String
  /// SHA-256 of the finished picture.
  public var finished: String

  public init(original: String, finished: String) {
    self.original = original
    self.finished = finished
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireAllSteps()
    let student = subject.student
    switch student.state {
    case .shot, .accepted, .returned: break
    case .inReview, .approved:
      throw CollectionError.wrongState(
        student: student.label, state: student.state,
        needed: LocalizedText(
          zh: "已有选定的照片，退回后才能另选", en: "a photo has been chosen; another one can be once it is returned"))
    default:
      throw CollectionError.wrongState(
        student: student.label, state: student.state,
        needed: LocalizedText(zh: "先拍摄（collect take）", en: "take a photo first (collect take)"))
    }
    let take = try subject.store.first(
      "SELECT finished, outcome FROM take WHERE original = ? AND student = ?", [original, student.id]
    ) { (finished: $0["finished"] as String?, outcome: $0["outcome"] ?? "") }
    guard let take, take.finished == finished else {
      throw CollectionError.notAcceptable(
        student, zh: "没有这张照片，或没有做成成品", en: "there is no such take, or no picture could be made of it")
    }
    guard take.outcome == "pass" || take.outcome == "review" else {
      throw CollectionError.notAcceptable(
        student, zh: "这张照片不合格，请选另一张或重拍", en: "this take breaks a rule: choose another one, or shoot again")
    }
    let returned = try subject.store.count(
      "SELECT count(*) FROM returnedTake WHERE original = ?", [original])
    guard returned == 0 else {
      throw CollectionError.notAcceptable(
        student, zh: "这张照片已被退回，不能重复提交", en: "this take was returned: it can't be handed in again")
    }
    return subject.settings.fee > .zero && student.paid < subject.settings.fee ? .accepted : .inReview
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "UPDATE student SET accepted = ?, submitted = ?, reviewer = NULL, reasons = NULL, asked = NULL WHERE id = ?",
      [original, occurrence.time, occurrence.student])
  }
}
