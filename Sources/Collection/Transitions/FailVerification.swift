public import Store

/// A wrong try at 学籍核验. Which characters were named is not kept.
public struct FailVerification: Transition {
  public static let name = "wrong-digits"
  public static let aspect = Aspect.verification

  /// Wrong tries until no more are taken for a while.
  public static let tries = 5
  /// Hours that a lock lasts. With 5 tries in each of them the 10,000 ends of four digits take three months.
  static let lockHours = 1.0

  public init() {}

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    let wrong =
      try store.count(
        "SELECT wrong FROM attempt WHERE student = ? AND until IS NULL", [occurrence.student]) + 1
    let until = wrong < Self.tries ? nil : occurrence.time.adding(hours: Self.lockHours)
    try store.execute(
      "INSERT OR REPLACE INTO attempt (student, wrong, until) VALUES (?, ?, ?)",
      [occurrence.student, wrong, until])
  }
}
