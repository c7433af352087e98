internal import Files
public import Store

/// The log of another collection of the same school follows, as it stands there.
public struct MergeLog: Entry {
  public static let name = "merged"

  public struct Alias: Sendable, Hashable, Codable {
    public var foreign: StudentID
    public var own: StudentID
  }

  /// The hash of that log's last line.
  public var head: String
  /// Students who have another number there.
  public var aliases: [Alias]
  /// Lines of that log that stand behind this one.
  public var events: Int
  /// The lines from which something follows, as `Following` sums them up. Nil where an earlier version wrote it.
  public var followed: String?

  init(head: String, aliases: [Alias], events: Int, followed: Following) {
    (self.head, self.aliases, self.events, self.followed) = (head, aliases, events, followed.digest)
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    for alias in aliases {
      try store.execute(
        "INSERT OR REPLACE INTO alias (foreignID, student) VALUES (?, ?)", [alias.foreign, alias.own])
    }
  }
}

/// The lines of a merge that are followed, in the order of their numbers, as one hash: whoever makes another line followed,
/// or one of them skipped, is found out.
struct Following {
  private(set) var digest = ""

  mutating func add(_ event: Event) { digest = Digest.sha256(Array((digest + event.hash).utf8)) }
}
