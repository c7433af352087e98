internal import Localization
internal import Store

extension PhotoCollection {
  /// The events of one student, or of all and of the collection itself, in their order.
  public func history(of student: StudentID? = nil, _ body: (Event) throws -> Void) throws {
    try read { store in try PhotoCollection.forEachEvent(of: student, store, body) }
  }

  /// The same, each with its content as it may be shown to everybody, identity numbers masked; nil once it was erased.
  public func shownHistory(of student: StudentID? = nil, _ body: (Event, String?) throws -> Void) throws {
    try read { store in
      try PhotoCollection.forEachEvent(of: student, store) { event in
        guard let entry = try EventCatalog.entry(of: event) else { return try body(event, nil) }
        let text = text(of: entry)
        // The name under which a picture was handed over may be the number itself.
        guard entry is Deliver, let own = try Projection.own(event, store),
          let identity = try Student.fetch(own, store)?.record.identity
        else { return try body(event, text) }
        try body(event, identity.hidden(in: text))
      }
    }
  }

  private func text(of entry: some Entry) -> String { JSONLine.encode(entry.shown) }

  private static func forEachEvent(
    of student: StudentID?, _ store: StoreConnection, _ body: (Event) throws -> Void
  ) throws {
    let columns = Event.columns
    guard let student else {
      return try store.forEach("SELECT \(columns) FROM event ORDER BY id") { try body(Event($0)) }
    }
    // Under another number in a collection that was merged.
    try store.forEach(
      """
      SELECT \(columns) FROM event WHERE student = ?1
        OR student IN (SELECT foreignID FROM alias WHERE student = ?1) ORDER BY id
      """, [student]
    ) { try body(Event($0)) }
  }
}
