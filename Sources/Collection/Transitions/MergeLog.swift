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
  /// The lines from which nothing follows, by hash: known here, or in contradiction to what was.
  public var skipped: [String]
  public var events: Int

  public init(head: String, aliases: [Alias], skipped: [String], events: Int) {
    (self.head, self.aliases, self.skipped, self.events) = (head, aliases, skipped, events)
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    for alias in aliases {
      try store.execute(
        "INSERT OR REPLACE INTO alias (foreignID, student) VALUES (?, ?)", [alias.foreign, alias.own])
    }
  }
}
