internal import Store

/// What follows from the events for the tables.
enum Projection {
  /// - Parameter entry: nil where its content has been erased: then the state alone follows.
  static func apply(
    _ entry: (any Entry)?, _ event: Event, student: StudentID?, _ store: StoreConnection
  ) throws {
    if let entry {
      try entry.apply(Occurrence(event, student: student), store)
      for file in entry.files {
        try store.execute(
          "INSERT OR IGNORE INTO file (folder, sha256, student) VALUES (?, ?, ?)",
          [file.folder.rawValue, file.sha256, student])
      }
    }
    // Whoever decides on a photo while its student asks the office decides on what they saw.
    guard let student, let to = event.to, EventCatalog.aspect(of: event.name) != .question else { return }
    if entry == nil, event.name == Enrol.name {
      try store.execute(
        "INSERT INTO student (id, state, since, version) VALUES (?, ?, ?, ?)",
        [student, to.rawValue, event.time, event.id])
    }
    if try event.from == to || !moves(event, to, student, store) {
      try store.execute("UPDATE student SET version = ? WHERE id = ?", [event.id, student])
    } else if event.name != Enrol.name {
      try store.execute(
        "UPDATE student SET state = ?, since = ?, version = ? WHERE id = ?",
        [to.rawValue, event.time, event.id, student])
    }
  }

  /// Whether the student comes to the event's state. What another collection knew of the time before the first photo sets
  /// nobody back who is further here.
  private static func moves(_ event: Event, _ to: State, _ student: StudentID, _ store: StoreConnection)
    throws
    -> Bool
  {
    guard event.merge != nil, EventCatalog.aspect(of: event.name)?.isOfOutcome != true else { return true }
    let state: String? = try store.value("SELECT state FROM student WHERE id = ?", [student])
    return to.rank > (state.flatMap(State.init(rawValue:)) ?? .imported).rank
  }

  /// Makes all tables but the log's anew.
  static func rebuild(_ store: StoreConnection) throws {
    for table in Schema.derived { try store.execute("DELETE FROM \(table)") }
    var last: Int64 = 0
    while true {
      let page = try store.rows(
        "SELECT \(Event.columns) FROM event WHERE id > ? ORDER BY id LIMIT 1000", [last]
      ) { Event($0) }
      guard let end = page.last else { return }
      last = end.id
      for event in page where !event.isLate {
        try follow(event, store)
        guard event.name == MergeLog.name, event.merge == nil else { continue }
        let late = try store.rows(
          "SELECT \(Event.columns) FROM event WHERE merge = ? AND merge > id ORDER BY id", [event.id]
        ) { Event($0) }
        for event in late { try follow(event, store) }
      }
    }
  }

  private static func follow(_ event: Event, _ store: StoreConnection) throws {
    guard !event.isSkipped else { return }
    try apply(try EventCatalog.entry(of: event), event, student: try own(event, store), store)
  }

  /// The student of an event, who had another number where it was written.
  static func own(_ event: Event, _ store: StoreConnection) throws -> StudentID? {
    guard let student = event.student, event.merge != nil else { return event.student }
    return try store.value("SELECT student FROM alias WHERE foreignID = ?", [student]) ?? student
  }
}
