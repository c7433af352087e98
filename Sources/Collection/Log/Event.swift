internal import Files
internal import Store

/// One line of the log. It is never changed; what it tells of a person can be erased, and the line still proves itself.
///
/// `hash` covers the line before it, so that nobody changes, drops or slips in a line unseen. It covers the content only by
/// `commitment`, the SHA-256 of a random salt and the content: when a person's data are purged salt and content go, and
/// nobody can try out contents against the commitment.
public struct Event: Sendable, Hashable, Codable {
  /// The place in this collection's log, from 1.
  public var id: Int64
  public var hash: String
  /// The hash of the line before it in the log in which it was written.
  public var previous: String
  public var time: Moment
  public var actor: String
  public var student: StudentID?
  /// What happened; see `EventCatalog`.
  public var name: String
  public var from: State?
  public var to: State?
  public var commitment: String
  /// Nil once erased.
  public var salt: String?
  /// JSON; nil once erased.
  public var content: String?
  /// The event that brought it from another collection; nil for this one's own.
  public var merge: Int64?
  /// It contradicts what this collection had: it is kept, but nothing follows from it.
  public var isSkipped: Bool
  /// The place that it comes from has told the student; nil where it has not.
  public var isTold: Bool?

  /// Bytes of a line of the text.
  static let lineLimit = 1 << 24

  /// What the first line has before it.
  static let beginning = Digest.sha256(Array("gradphoto collection".utf8))

  /// A new line behind `previous`.
  init(
    id: Int64, after previous: String, time: Moment, actor: String, student: StudentID?, name: String,
    from: State?, to: State?, content: String
  ) {
    let salt =
      String(UInt64.random(in: 0 ... .max), radix: 36) + String(UInt64.random(in: 0 ... .max), radix: 36)
    self.id = id
    self.previous = previous
    self.time = time
    self.actor = actor
    self.student = student
    self.name = name
    self.from = from
    self.to = to
    self.salt = salt
    self.content = content
    commitment = Event.commitment(salt, content)
    hash = ""
    isSkipped = false
    hash = expectedHash
  }

  private static func commitment(_ salt: String, _ content: String) -> String {
    Digest.sha256(Array((salt + content).utf8))
  }

  private var expectedHash: String {
    let fields = [
      previous, String(time.milliseconds), actor, student.map { String($0.value) } ?? "", name,
      from?.rawValue ?? "", to?.rawValue ?? "", commitment,
    ]
    // No field holds a line break: names are printable text.
    return Digest.sha256(Array(fields.joined(separator: "\n").utf8))
  }

  /// It stood here without content until a later merge could take it over: it counts as if it stood behind that one.
  var isLate: Bool { merge.map { $0 > id } ?? false }

  /// A link of the chain that tells nothing of anybody.
  var withoutContent: Event {
    var bare = self
    (bare.salt, bare.content, bare.isSkipped) = (nil, nil, true)
    return bare
  }

  /// Whether the line says what it said when it was written.
  var isGenuine: Bool {
    guard hash == expectedHash else { return false }
    guard let salt, let content else { return salt == nil && content == nil }
    return commitment == Event.commitment(salt, content)
  }
}

extension Event {
  static let columns =
    "id, hash, previous, time, actor, student, name, \"from\", \"to\", commitment, salt, content, merge, skipped, told"

  /// - Parameter row: holds `columns`.
  init(_ row: StoreRow) {
    id = row["id"] ?? 0
    hash = row["hash"] ?? ""
    previous = row["previous"] ?? ""
    time = row["time"] ?? Moment(milliseconds: 0)
    actor = row["actor"] ?? ""
    student = row["student"]
    name = row["name"] ?? ""
    from = (row["from"] as String?).flatMap(State.init(rawValue:))
    to = (row["to"] as String?).flatMap(State.init(rawValue:))
    commitment = row["commitment"] ?? ""
    salt = row["salt"]
    content = row["content"]
    merge = row["merge"]
    isSkipped = row["skipped"] ?? false
    isTold = (row["told"] ?? false) ? true : nil
  }

  func insert(_ store: StoreConnection) throws {
    try store.execute(
      "INSERT INTO event (\(Event.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        id, hash, previous, time, actor, student, name, from?.rawValue, to?.rawValue, commitment, salt,
        content, merge, isSkipped, isTold ?? false,
      ])
  }
}
