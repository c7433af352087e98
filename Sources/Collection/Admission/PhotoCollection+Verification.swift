internal import Store

extension PhotoCollection {
  /// 学籍核验: compares the last characters of the identity number. A wrong try is counted in the log; after
  /// `FailVerification.tries` no more are taken for an hour.
  /// - Throws: `CollectionError.wrongDigits`, `.locked`, and what the transition says is missing.
  @discardableResult public func verify(_ student: StudentID, digits: IdentityDigits, by actor: String) throws
    -> Event
  {
    guard let event = try compare(student, digits, by: actor, { _ in true }) else {
      throw CollectionError.unknownStudent("\(student.value)")
    }
    return event
  }

  /// The same for a student who comes in: whoever is verified already, or need not be, is verified once more only where
  /// that ends a count of wrong tries.
  /// - Throws: as `verify`; `.closed` for whoever has withdrawn, before anything is compared.
  func authenticate(_ id: StudentID, digits: IdentityDigits, by actor: String) throws {
    let student = try student(id)
    if student.state.isClosed { throw CollectionError.closed(student: student.label, state: student.state) }
    guard try settings().steps.contains(.verify) else {
      _ = try compare(id, digits, by: actor) { _ in false }
      return
    }
    _ = try compare(id, digits, by: actor) { hasTries in hasTries || student.verified == nil }
  }

  /// Whether it is the student, once more, before something that can't be undone. Wrong tries count.
  /// - Throws: as `verify`.
  public func confirm(_ student: StudentID, digits: IdentityDigits, by actor: String) throws {
    _ = try compare(student, digits, by: actor) { _ in false }
  }

  /// - Parameter isEntered: whether right digits are an event, told whether there were wrong ones before.
  /// - Returns: nil where the digits are right and nothing was entered.
  private func compare(
    _ student: StudentID, _ digits: IdentityDigits, by actor: String, _ isEntered: (Bool) -> Bool
  ) throws -> Event? {
    let result: Result<Event?, any Error> = try transaction(by: actor) { writer, scope in
      guard let known = try Student.fetch(student, scope.store) else {
        throw CollectionError.unknownStudent("\(student.value)")
      }
      if case .none = known.record.identity { throw CollectionError.noIdentity(known) }
      let tries = try scope.store.first("SELECT wrong, until FROM attempt WHERE student = ?", [student]) {
        (wrong: $0["wrong"] ?? 0, until: $0["until"] as Moment?)
      }
      if let until = tries?.until, until > scope.time {
        throw CollectionError.locked(student: known.label, until: until)
      }
      if digits.matches(known.record.identity) {
        guard isEntered(tries != nil) else { return .success(nil) }
        return .success(try scope.enter(Change(student, Verify()), &writer))
      }
      // Counted, and the count stays whatever is answered.
      try scope.enter(Change(student, FailVerification()), &writer)
      let wrong = (tries?.until == nil ? tries?.wrong ?? 0 : 0) + 1
      return .failure(
        wrong < FailVerification.tries
          ? CollectionError.wrongDigits(student: known.label, left: FailVerification.tries - wrong)
          : CollectionError.locked(
            student: known.label, until: scope.time.adding(hours: FailVerification.lockHours)))
    }
    return try result.get()
  }
}
