public import Store

/// 人工审核: the chosen photo can't be used. The student shoots again, for nothing.
public struct ReturnPhoto: Transition {
  public static let name = "returned"
  public static let aspect = Aspect.review

  /// Codes of `ReturnReason`.
  public var reasons: [String]
  /// More for the student; empty where the reasons say all.
  public var note: String

  /// - Throws: `CollectionError.invalid` for no reason, or one that there is not.
  public init(reasons: [String], note: String = "") throws(CollectionError) {
    self.reasons = try reasons.map { code throws(CollectionError) in try ReturnReason(code).code }
    guard !reasons.isEmpty else { throw ReturnReason.none }
    self.note = note
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireInReview()
    return .returned
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "INSERT OR IGNORE INTO returnedTake (original, student) SELECT accepted, id FROM student WHERE id = ? AND accepted NOT NULL",
      [occurrence.student])
    try store.execute(
      "UPDATE student SET reviewer = ?, reasons = ?, asked = NULL WHERE id = ?",
      [occurrence.actor, ReturnReason.encode(reasons), occurrence.student])
  }
}
