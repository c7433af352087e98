internal import Localization
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
    var merges: [Int64: String] = [:]
    var followed: [Int64: Following] = [:]
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
      if !event.isGenuine || event.merge == nil && event.isSkipped {
        proof.flaws.append(.init(event: event.id, kind: .changed))
      }
      if let merge = event.merge, !event.isSkipped { followed[merge, default: Following()].add(event) }
      if event.name == MergeLog.name, event.merge == nil {
        merges[event.id] = event.content.flatMap { JSONLine.decode(MergeLog.self, $0) }?.followed
      }
      // One's own lines follow each other; those of merged logs follow something known.
      let follows = event.merge == nil ? event.previous == proof.head : known.contains(event.previous)
      if !follows { proof.flaws.append(.init(event: event.id, kind: .broken)) }
      if event.content == nil {
        proof.erased += 1
        if !event.isSkipped, event.student.map(closed.contains) != true {
          proof.flaws.append(.init(event: event.id, kind: .erased))
        }
      }
      known.insert(event.hash)
      if event.merge == nil { proof.head = event.hash }
    }
    for (merge, digest) in merges.sorted(by: { $0.key < $1.key })
    where (followed[merge] ?? Following()).digest != digest {
      proof.flaws.append(.init(event: merge, kind: .changed))
    }
    return proof
  }
}
