internal import Store

extension PhotoCollection {
  /// 学籍核验: compares the last characters of the identity number. A wrong try is counted in the log; after
  /// `FailVerification.tries` no more are taken for an hour.
  /// - Throws: `CollectionError.wrongDigits`, `.locked`, and what the transition says is missing.
  @discardableResult public func verify(_ student: StudentID, digits: IdentityDigits, by actor: String) throws
    -> Event
  {
    let result: Result<Event, any Error> = try transaction(by: actor) { writer, scope in
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
