internal import Localization
public import Store

/// The student asks the office something; it changes nothing else.
public struct AskOffice: Transition {
  public static let name = "asked-office"
  public static let aspect = Aspect.question

  /// By which the answer names it; no other question anywhere has it.
  public var ticket: Int64
  public var text: String

  /// Nine digits.
  private static let tickets: ClosedRange<Int64> = 100_000_000...999_999_999
  /// Characters.
  public static let length = 500
  /// Of one student without an answer.
  public static let mostOpen = 3

  /// - Throws: `CollectionError` where there is nothing to read, or too much.
  public init(_ text: String) throws(CollectionError) {
    ticket = Int64.random(in: Self.tickets)
    self.text = try QuestionText.checked(text)
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    let open = try subject.store.count(
      "SELECT count(*) FROM question WHERE student = ? AND answer IS NULL", [subject.student.id])
    guard open < Self.mostOpen else { throw CollectionError.tooManyQuestions }
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "INSERT INTO question (id, student, text, time) VALUES (?, ?, ?, ?)",
      [ticket, occurrence.student, text, occurrence.time])
  }
}

/// What may stand in a question and in its answer.
enum QuestionText {
  /// - Throws: `CollectionError` where there is nothing to read, or too much.
  static func checked(_ text: String) throws(CollectionError) -> String {
    // Browsers send CR LF.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let text = lines.map { printable(String($0)) }.joined(separator: "\n")
    guard (1...AskOffice.length).contains(text.count), text.contains(where: { !$0.isWhitespace }) else {
      throw .badQuestion
    }
    return text
  }
}

extension CollectionError {
  fileprivate static let badQuestion = CollectionError.invalid(
    code: "bad-question",
    LocalizedText(
      zh: "请写 1 到 \(AskOffice.length) 个字。", en: "Write something, \(AskOffice.length) characters at most."))

  fileprivate static let tooManyQuestions = CollectionError.invalid(
    code: "too-many-questions",
    LocalizedText(
      zh: "还有 \(AskOffice.mostOpen) 个问题没有答复：请等学校答复后再问。",
      en: "\(AskOffice.mostOpen) questions wait for an answer: ask again when the school has answered."))
}
