internal import Files
internal import Localization
internal import Store
internal import SystemPackage

/// Appends to the log within one transaction: to the database, and as text to the file beside it.
///
/// The text is written before the transaction ends. Where it then fails, the same numbers are written again by the next
/// one: of several lines with one number the last counts. A mark stands beside the text meanwhile, so that lines which were
/// never entered are told from those that a database has lost.
struct EventWriter {
  private let store: StoreConnection
  private let begin: Int64
  private(set) var lastID: Int64
  private var head: String
  private var lastTime: Moment
  private var lines: [String] = []

  init(_ store: StoreConnection) throws {
    self.store = store
    lastID = try store.value("SELECT max(id) FROM event") ?? 0
    begin = lastID + 1
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
  mutating func adopt(_ foreign: Event, by merge: Int64) throws -> Event {
    var event = foreign
    (event.id, event.merge) = (lastID + 1, merge)
    try insert(event)
    return event
  }

  /// A line of another log that stands here without its content gets it.
  mutating func revive(_ foreign: Event, at id: Int64, by merge: Int64) throws -> Event {
    var event = foreign
    (event.id, event.merge) = (id, merge)
    try store.execute(
      "UPDATE event SET salt = ?, content = ?, merge = ?, skipped = ?, told = ? WHERE id = ?",
      [event.salt, event.content, merge, event.isSkipped, event.isTold ?? false, id])
    try write(event)
    return event
  }

  private mutating func insert(_ event: Event) throws {
    try event.insert(store)
    try write(event)
    lastID = event.id
  }

  private mutating func write(_ event: Event) throws {
    let line = JSONLine.encode(event)
    guard line.utf8.count <= Event.lineLimit else {
      throw CollectionError.invalid(
        code: "too-long",
        LocalizedText(
          zh: "日志的一条超过 16 MiB，未写入。", en: "One line of the log is longer than 16 MiB: nothing was entered."))
    }
    lines.append(line)
  }

  /// To be called once, as the last step of the transaction.
  /// - Returns: the mark, to be removed once the transaction has ended well; nil where nothing was written.
  func writeText(to folder: CollectionFolder) throws -> FilePath? {
    guard !lines.isEmpty else { return nil }
    let mark = folder.mark(ofEvent: begin)
    try FileSystem.write([], new: mark, .personal)
    try LogFile(folder.log).append(lines)
    return mark
  }
}
