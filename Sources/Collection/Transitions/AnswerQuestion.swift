internal import Localization
public import Store

/// The office's answer to what a student asked.
public struct AnswerQuestion: Transition {
  public static let name = "answered"
  public static let aspect = Aspect.question

  /// The question's ticket.
  public var question: Int64
  public var text: String

  /// - Throws: `CollectionError` where there is nothing to read, or too much.
  public init(_ question: Int64, _ text: String) throws(CollectionError) {
    self.question = question
    self.text = try QuestionText.checked(text)
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    let open = try subject.store.count(
      "SELECT count(*) FROM question WHERE id = ? AND student = ? AND answer IS NULL",
      [question, subject.student.id])
    guard open == 1 else { throw CollectionError.noQuestion }
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "UPDATE question SET answer = ?, answered = ?, answeredBy = ? WHERE id = ?",
      [text, occurrence.time, occurrence.actor, question])
  }
}

extension CollectionError {
  static let noQuestion = CollectionError.invalid(
    code: "no-question",
    LocalizedText(
      zh: "没有这个待答复的问题：可能已经有人答复。", en: "There is no such open question: somebody may have answered it."))
}
