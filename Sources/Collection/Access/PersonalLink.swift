public import Files
internal import Store

/// What lets one student in, once.
public struct PersonalLink: Sendable, Hashable {
  public let student: StudentID
  /// How the student is named.
  public let label: String
  public let name: String
  /// The secret; only its SHA-256 is kept.
  public let token: String
  public let expires: Moment
}

extension PhotoCollection {
  /// A new link for each student; what a student had before lets nobody in any more.
  public func makeLinks(for students: [Student], hours: Double) throws -> [PersonalLink] {
    let expires = clock().adding(hours: hours)
    return try change { store in
      try students.map { student in
        let token = SecretToken.random()
        try store.execute("DELETE FROM link WHERE student = ?", [student.id])
        try store.execute(
          "INSERT INTO link (digest, student, expires) VALUES (?, ?, ?)", [token.digest, student.id, expires])
        return PersonalLink(
          student: student.id, label: student.label, name: student.record.name, token: token.text,
          expires: expires)
      }
    }
  }

  /// Uses a link up.
  /// - Throws: `AccessError`; each try is counted.
  public func enter(link text: String) throws -> SecretToken {
    guard let token = SecretToken(text) else { throw AccessError.unknownLink }
    let now = clock()
    let result: Result<SecretToken, AccessError> = try change { store in
      let link = try store.first("SELECT student, expires, used FROM link WHERE digest = ?", [token.digest]) {
        (student: $0["student"] ?? StudentID(0), expires: $0["expires"] ?? now, used: $0["used"] as Moment?)
      }
      guard let link else { return .failure(.unknownLink) }
      try store.execute("UPDATE link SET tries = tries + 1 WHERE digest = ?", [token.digest])
      guard link.used == nil else { return .failure(.usedLink) }
      guard link.expires > now else { return .failure(.expiredLink) }
      try store.execute("UPDATE link SET used = ? WHERE digest = ?", [now, token.digest])
      return .success(try Session.begin(student: link.student, account: nil, at: now, store))
    }
    return try result.get()
  }

  /// A change of what is no part of the log.
  func change<T>(_ body: (StoreConnection) throws -> T) throws -> T {
    try PhotoCollection.explaining { try store.write(body) }
  }
}
