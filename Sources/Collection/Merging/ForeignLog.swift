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
  /// Numbers here of lines that stand here without their content.
  let open: [String: Int64]

  init(_ store: StoreConnection, known lines: KnownLines) throws {
    open = lines.open
    let runs = try store.rows("SELECT first, last FROM noticeRun") {
      (first: $0["first"] ?? Int64(0), last: $0["last"] ?? Int64(0))
    }
    try store.forEach("SELECT \(Event.columns) FROM event ORDER BY id") { row in
      var event = Event(row)
      hashes.insert(event.hash)
      if event.merge == nil { head = event.hash }
      guard !lines.isSettled(event) else {
        known += 1
        return
      }
      let isInARun = runs.contains { $0.first < event.id && event.id <= $0.last }
      if isInARun, NoticeKind.names.contains(event.name) { event.isTold = true }
      events.append(event)
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

  /// Whose it is there; nil for the collection's.
  func student(of event: Event) -> StudentID? {
    event.student.map { event.merge == nil ? $0 : aliases[$0] ?? $0 }
  }

  /// The events by their student there, in the order of the log; nil for those of the collection. Students who are closed
  /// there come without events, too.
  func byStudent() -> [(student: StudentID?, events: [Event])] {
    let groups = Dictionary(grouping: events, by: student)
    let closed = students.values.filter { $0.state.isClosed && groups[$0.id] == nil }.map(\.id)
    return groups.sorted { ($0.value.first?.id ?? 0) < ($1.value.first?.id ?? 0) }.map { ($0.key, $0.value) }
      + closed.sorted { $0.value < $1.value }.map { ($0, []) }
  }
}
