internal import Store

/// Whether the log is what was written.
public struct LogProof: Sendable, Hashable {
  public struct Flaw: Sendable, Hashable {
    public enum Kind: String, Sendable {
      /// The line is not what it was.
      case changed
      /// The line before it is missing, or another.
      case broken
      /// Its content is gone, though nobody withdrew or was purged.
      case erased
    }

    public let event: Int64
    public let kind: Kind
  }

  public internal(set) var events = 0
  /// Of these the content was erased by a purge or a withdrawal.
  public internal(set) var erased = 0
  public internal(set) var flaws: [Flaw] = []
  /// The hash of the last line of this collection's own: who keeps it elsewhere can tell whether lines were cut off.
  public internal(set) var head = Event.beginning
}

extension PhotoCollection {
  /// Goes through the whole log.
  public func proveLog() throws -> LogProof {
    try read { try PhotoCollection.prove($0) }
  }

  static func prove(_ store: StoreConnection) throws -> LogProof {
    var proof = LogProof()
    var known: Set<String> = [Event.beginning]
    let closed = Set(
      try store.rows("SELECT id FROM student WHERE state IN ('withdrawn', 'purged')") {
        $0["id"] ?? StudentID(0)
      }
        + store.rows(
          "SELECT foreignID FROM alias JOIN student ON id = student WHERE state IN ('withdrawn', 'purged')"
        ) { $0["foreignID"] ?? StudentID(0) })
    try store.forEach("SELECT \(Event.columns) FROM event ORDER BY id") { row in
      let event = Event(row)
      proof.events += 1
      if !event.isGenuine { proof.flaws.append(.init(event: event.id, kind: .changed)) }
      // One's own lines follow each other; those of merged logs follow something known.
      let follows = event.merge == nil ? event.previous == proof.head : known.contains(event.previous)
      if !follows { proof.flaws.append(.init(event: event.id, kind: .broken)) }
      if event.content == nil {
        proof.erased += 1
        if event.student.map(closed.contains) != true {
          proof.flaws.append(.init(event: event.id, kind: .erased))
        }
      }
      known.insert(event.hash)
      if event.merge == nil { proof.head = event.hash }
    }
    return proof
  }
}
