public import Files
internal import Localization
internal import Store

public enum Role: String, Sendable, Codable, CaseIterable {
  /// Looks at photos.
  case reviewer
  /// Does everything.
  case office
}

/// Somebody who works at the desk.
public struct Account: Sendable, Hashable {
  public let name: String
  public let role: Role

  /// Characters.
  public static let leastPassword = 10
  /// Wrong passwords until none is taken for a while, and hours of it.
  private static let tries = 5
  private static let lockHours = 0.25

  static func lock(after wrong: Int, at now: Moment) -> Moment? {
    wrong < tries ? nil : now.adding(hours: lockHours)
  }
}

extension PhotoCollection {
  public func accounts() throws -> [Account] {
    try read {
      try $0.rows("SELECT name, role FROM account ORDER BY name") { row in
        Account(name: row["name"] ?? "", role: (row["role"] as String?).flatMap(Role.init) ?? .reviewer)
      }
    }
  }

  /// Makes an account, or gives one another password and role; whoever used it has to sign in anew.
  /// - Throws: `AccessError.weakPassword`, `CollectionError.badActor`.
  public func set(account name: String, role: Role, password: String) throws {
    let name = try PhotoCollection.checked(name)
    guard password.count >= Account.leastPassword else { throw AccessError.weakPassword }
    let hash = PasswordHash(password)
    try change { store in
      try store.execute(
        "INSERT OR REPLACE INTO account (name, role, password) VALUES (?, ?, ?)",
        [name, role.rawValue, hash.text])
      try store.execute("DELETE FROM session WHERE account = ?", [name])
    }
  }

  /// - Throws: `AccessError.unknownAccount`.
  public func remove(account name: String) throws {
    try change { store in
      guard try store.count("SELECT count(*) FROM account WHERE name = ?", [name]) > 0 else {
        throw AccessError.unknownAccount(name)
      }
      try store.execute("DELETE FROM account WHERE name = ?", [name])
      try store.execute("DELETE FROM session WHERE account = ?", [name])
    }
  }

  /// - Throws: `AccessError.wrongPassword`, `.locked`; for a name of nobody a password is compared, too.
  public func signIn(_ name: String, password: String) throws -> SecretToken {
    let now = clock()
    let kept = try read { try PasswordTries(of: name, $0) }
    if let until = kept?.lock(at: now) { throw AccessError.locked(until: until) }
    let isRight = (kept?.password ?? PasswordTries.nobody).matches(password)
    let result: Result<SecretToken, AccessError> = try change { store in
      // Others may have tried while the password was compared.
      guard let current = try PasswordTries(of: name, store), current.password == kept?.password else {
        return .failure(.wrongPassword)
      }
      if let until = current.lock(at: now) { return .failure(.locked(until: until)) }
      guard isRight else {
        let wrong = (current.until == nil ? current.wrong : 0) + 1
        try store.execute(
          "UPDATE account SET wrong = ?, until = ? WHERE name = ?",
          [wrong, Account.lock(after: wrong, at: now), name])
        return .failure(.wrongPassword)
      }
      try store.execute("UPDATE account SET wrong = 0, until = NULL WHERE name = ?", [name])
      return .success(try Session.begin(student: nil, account: name, at: now, store))
    }
    return try result.get()
  }
}

/// What is kept of an account's password, and of wrong ones.
private struct PasswordTries {
  let password: PasswordHash
  let wrong: Int
  let until: Moment?

  /// A hash that no password has.
  static let nobody = PasswordHash(
    kept: String(repeating: "0", count: 32) + ":" + String(repeating: "0", count: 64))

  /// Nil where there is no such account.
  init?(of name: String, _ store: StoreConnection) throws {
    let found = try store.first("SELECT password, wrong, until FROM account WHERE name = ?", [name]) {
      PasswordTries(
        password: PasswordHash(kept: $0["password"] ?? ""), wrong: $0["wrong"] ?? 0, until: $0["until"])
    }
    guard let found else { return nil }
    self = found
  }

  private init(password: PasswordHash, wrong: Int, until: Moment?) {
    (self.password, self.wrong, self.until) = (password, wrong, until)
  }

  /// Until when no password is taken.
  func lock(at now: Moment) -> Moment? { until.flatMap { $0 > now ? $0 : nil } }
}
