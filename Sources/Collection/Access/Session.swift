public import Files
internal import Store

/// Somebody who was let in.
public struct Session: Sendable, Hashable {
  public enum Visitor: Sendable, Hashable {
    case student(StudentID)
    case account(Account)
  }

  public let visitor: Visitor
  public let expires: Moment

  /// Hours after which one has to come in anew: a day's work.
  public static let hours = 12.0

  static func begin(student: StudentID?, account: String?, at now: Moment, _ store: StoreConnection) throws
    -> SecretToken
  {
    let token = SecretToken.random()
    try store.execute("DELETE FROM session WHERE expires <= ?", [now])
    try store.execute(
      "INSERT INTO session (digest, student, account, expires) VALUES (?, ?, ?, ?)",
      [token.digest, student, account, now.adding(hours: hours)])
    return token
  }
}

extension PhotoCollection {
  /// Nil for a token of nobody, or of somebody whose time is over.
  public func session(_ token: SecretToken) throws -> Session? {
    let now = clock()
    return try read { store in
      try store.first(
        """
        SELECT session.student AS student, session.account AS account, expires, role FROM session
        LEFT JOIN account ON account.name = session.account WHERE digest = ? AND expires > ?
        """, [token.digest, now]
      ) { row -> Session? in
        let expires = row["expires"] ?? now
        if let student: StudentID = row["student"] {
          return Session(visitor: .student(student), expires: expires)
        }
        guard let name: String = row["account"], let role = (row["role"] as String?).flatMap(Role.init) else {
          return nil
        }
        return Session(visitor: .account(Account(name: name, role: role)), expires: expires)
      }.flatMap(\.self)
    }
  }

  public func end(_ token: SecretToken) throws {
    try change { try $0.execute("DELETE FROM session WHERE digest = ?", [token.digest]) }
  }

  /// A student by 学号, 考生号 or 证件号 and the last characters of the identity number. Wrong tries count as they do at
  /// 学籍核验; the first right one is it.
  /// - Throws: `AccessError.wrongNumberOrDigits`, whatever of it was wrong.
  public func enter(number: String, digits: String, by actor: String) throws -> SecretToken {
    let student: Student
    do {
      student = try self.student(number)
      let digits = try IdentityDigits(digits)
      try authenticate(student.id, digits: digits, by: actor)
    } catch let error as CollectionError {
      if case .database = error { throw error }
      throw AccessError.wrongNumberOrDigits
    }
    let now = clock()
    return try change { try Session.begin(student: student.id, account: nil, at: now, $0) }
  }
}
