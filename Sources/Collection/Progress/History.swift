internal import Store

extension PhotoCollection {
  /// The events of one student, or of all and of the collection itself, in their order.
  public func history(of student: StudentID? = nil, _ body: (Event) throws -> Void) throws {
    let columns = Event.columns
    try read { store in
      if let student {
        // Under another number in a collection that was merged.
        try store.forEach(
          """
          SELECT \(columns) FROM event WHERE student = ?1
            OR student IN (SELECT foreignID FROM alias WHERE student = ?1) ORDER BY id
          """, [student]
        ) { try body(Event($0)) }
      } else {
        try store.forEach("SELECT \(columns) FROM event ORDER BY id") { try body(Event($0)) }
      }
    }
  }
}
