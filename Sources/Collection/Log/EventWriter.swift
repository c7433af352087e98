internal import Files
internal import Localization
internal import Store

/// Appends to the log within one transaction: to the database, and as text to the file beside it.
///
/// The text is written before the transaction ends. Where it then fails, the same numbers are written again by the next
/// one: of several lines with one number the last counts.
struct EventWriter {
  private let store: StoreConnection
  private(set) var lastID: Int64
  private var head: String
  private var lastTime: Moment
  private var lines: [String] = []

  init(_ store: StoreConnection) throws {
    self.store = store
    lastID = try store.value("SELECT max(id) FROM event") ?? 0
    let own = try store.first(
      "SELECT hash, time FROM event WHERE merge IS NULL ORDER BY id DESC LIMIT 1"
    ) { (hash: $0["hash"] ?? "", time: $0["time"] ?? Moment(milliseconds: 0)) }
    head = own?.hash ?? Event.beginning
    lastTime = own?.time ?? Moment(milliseconds: 0)
  }

  /// - Parameter time: by the clock; a clock that was set back does not set back the log.
  mutating func append(
    _ entry: any Entry, of student: StudentID?, actor: String, time: Moment, from: State? = nil,
    to: State? = nil
  ) throws -> Event {
    let event = Event(
      id: lastID + 1, after: head, time: max(time, lastTime), actor: actor, student: student,
      name: type(of: entry).name, from: from, to: to, content: JSONLine.encode(entry))
    try insert(event)
    (head, lastTime) = (event.hash, event.time)
    return event
  }

  /// A line of another log, as it stands there.
  mutating func adopt(_ foreign: Event, by merge: Int64, isSkipped: Bool) throws -> Event {
    var event = foreign
    (event.id, event.merge, event.isSkipped) = (lastID + 1, merge, isSkipped)
    try insert(event)
    return event
  }

  private mutating func insert(_ event: Event) throws {
    try event.insert(store)
    lines.append(JSONLine.encode(event))
    lastID = event.id
  }

  /// To be called once, as the last step of the transaction.
  func writeText(to folder: CollectionFolder) throws {
    guard !lines.isEmpty else { return }
    try LogFile(folder.log).append(lines)
  }
}
