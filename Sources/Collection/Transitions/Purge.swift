public import Store

/// Everything about a student is erased. That it happened stays in the log, and what was paid stays in the ledger, without
/// a name.
public struct Purge: Transition {
  public static let name = "purged"
  public static let aspect = Aspect.purge

  /// What the ledger keeps.
  public struct Payment: Sendable, Hashable, Codable {
    public var event: Int64
    public var kind: String
    public var fen: Int64
    public var day: String
    public var college: String
    public var classGroup: String
    public var time: Moment
  }

  public var payments: [Payment]

  public init(payments: [Payment]) { self.payments = payments }

  public func next(_ subject: Subject) throws -> State {
    if subject.student.state == .purged { try subject.requireOpen() }
    return .purged
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    let student = occurrence.student
    try Erasure.erasePhotos(of: student, store)
    try store.execute("DELETE FROM ledger WHERE student = ?", [student])
    for payment in payments {
      try store.execute(
        """
        INSERT INTO ledger (id, student, kind, fen, receipt, payer, day, college, class, time)
        VALUES (?, ?, ?, ?, NULL, NULL, ?, ?, ?, ?)
        """,
        [
          payment.event, student, payment.kind, payment.fen, payment.day, payment.college, payment.classGroup,
          payment.time,
        ])
    }
    try store.execute(
      """
      UPDATE student SET number = NULL, exam = NULL, name = NULL, sex = NULL, identity = NULL, identityKey = NULL,
        lastFour = NULL, document = NULL, college = NULL, major = NULL, class = NULL, level = NULL, phone = NULL,
        address = NULL, postcode = NULL, numberKey = NULL, examKey = NULL, verified = NULL, consented = NULL,
        confirmed = NULL, profiled = NULL, accepted = NULL, submitted = NULL, paid = 0, reviewer = NULL, reasons = NULL,
        asked = NULL, gone = 0
      WHERE id = ?
      """, [student])
  }
}

/// Rows that go with a student's photos.
enum Erasure {
  private static let tables = [
    "face", "comparison", "take", "returnedTake", "code", "consent", "correction", "question", "attempt",
    "file",
  ]

  static func erasePhotos(of student: StudentID, _ store: StoreConnection) throws {
    for table in tables { try store.execute("DELETE FROM \(table) WHERE student = ?", [student]) }
  }
}
