internal import Store

/// What a student asked the office.
public struct Question: Sendable, Hashable {
  /// Its ticket.
  public let id: Int64
  public let student: StudentID
  public let text: String
  public let time: Moment
  /// Nil while it waits.
  public let answer: String?
  public let answered: Moment?

  init(_ row: StoreRow) {
    id = row["id"] ?? 0
    student = row["student"] ?? StudentID(0)
    text = row["text"] ?? ""
    time = row["time"] ?? Moment(milliseconds: 0)
    answer = row["answer"]
    answered = row["answered"]
  }

  static let columns = "id, student, text, time, answer, answered"
}

extension PhotoCollection {
  /// Questions that wait for the office, the oldest first, and who asked.
  /// - Parameter limit: nil for all.
  public func openQuestions(limit: Int? = nil) throws -> [(question: Question, student: Student)] {
    try read { store in
      try store.rows(
        "SELECT \(Question.columns) FROM question WHERE answer IS NULL ORDER BY time, id LIMIT ?",
        [limit ?? -1]
      ) { Question($0) }.compactMap { question in
        try Student.fetch(question.student, store).map { (question, $0) }
      }
    }
  }

  public func openQuestionCount() throws -> Int {
    try read { try $0.count("SELECT count(*) FROM question WHERE answer IS NULL") }
  }

  /// What one student asked, the newest first.
  public func questions(of student: StudentID) throws -> [Question] {
    try read {
      try $0.rows(
        "SELECT \(Question.columns) FROM question WHERE student = ? ORDER BY time DESC, id DESC", [student]
      ) { Question($0) }
    }
  }

  /// - Throws: `CollectionError`, also where somebody else has answered it.
  public func answer(_ question: Int64, _ text: String, by actor: String) throws {
    let student: StudentID? = try read {
      try $0.value("SELECT student FROM question WHERE id = ?", [question])
    }
    guard let student else { throw CollectionError.noQuestion }
    try perform(AnswerQuestion(question, text), on: student, by: actor)
  }
}
