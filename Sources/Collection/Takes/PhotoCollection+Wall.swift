internal import Store

extension PhotoCollection {
  /// The last takes of all students, the newest first.
  public func lastTakes(_ count: Int) throws -> [(take: Take, student: Student)] {
    try read { store in
      let takes = try store.rows(
        "SELECT \(Take.columns) FROM take ORDER BY time DESC, number DESC LIMIT ?", [count]
      ) { Take($0) }
      return try takes.compactMap { take in
        try Student.fetch(take.student, store).map { (take, $0) }
      }
    }
  }

  public func takeCount() throws -> Int { try read { try $0.count("SELECT count(*) FROM take") } }
}
