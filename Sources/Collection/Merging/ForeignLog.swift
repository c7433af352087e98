internal import Store

/// What another collection's log says that this one's does not.
struct ForeignLog {
  /// In their order there.
  private(set) var events: [Event] = []
  private(set) var known = 0
  private var hashes: Set<String> = []
  private(set) var head = Event.beginning
  /// The other collection's own students of foreign numbers.
  private(set) var aliases: [StudentID: StudentID] = [:]
  private(set) var students: [StudentID: Student] = [:]
  /// SHA-256 of the students' codes.
  private(set) var codes: [StudentID: String] = [:]

  /// - Parameter own: the hashes of this collection's events.
  init(_ store: StoreConnection, own: Set<String>) throws {
    try store.forEach("SELECT \(Event.columns) FROM event ORDER BY id") { row in
      let event = Event(row)
      hashes.insert(event.hash)
      if event.merge == nil { head = event.hash }
      if own.contains(event.hash) { known += 1 } else { events.append(event) }
    }
    try store.forEach("SELECT foreignID, student FROM alias") {
      if let foreign: StudentID = $0["foreignID"], let own: StudentID = $0["student"] {
        aliases[foreign] = own
      }
    }
    try store.forEach("SELECT \(Student.columns) FROM student") {
      let student = Student($0)
      students[student.id] = student
    }
    try store.forEach("SELECT sha256, student FROM code") {
      if let student: StudentID = $0["student"] { codes[student] = $0["sha256"] }
    }
  }

  /// Whether the event stands in that log.
  func has(_ event: Event) -> Bool { hashes.contains(event.hash) }

  /// The events by their student there; nil for those of the collection.
  func byStudent() -> [StudentID?: [Event]] {
    Dictionary(grouping: events) { event in
      event.student.map { event.merge == nil ? $0 : aliases[$0] ?? $0 }
    }
  }
}
