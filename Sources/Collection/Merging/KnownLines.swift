internal import Store

/// Which lines of other logs stand here already, by hash.
struct KnownLines {
  private var settled: Set<String> = []
  /// Numbers of those of students who could not be merged: they stand here without their content, and are tried again.
  private(set) var open: [String: Int64] = [:]

  init(_ store: StoreConnection) throws {
    try store.forEach(
      """
      SELECT id, hash, skipped = 1 AND content IS NULL AND student NOT NULL
        AND student NOT IN (SELECT id FROM student) AND student NOT IN (SELECT foreignID FROM alias) AS open
      FROM event
      """
    ) { row in
      let hash = row["hash"] ?? ""
      if row["open"] ?? false { open[hash] = row["id"] } else { settled.insert(hash) }
    }
  }

  /// What another place had from a third one is tried again where that one is merged.
  func isSettled(_ event: Event) -> Bool {
    settled.contains(event.hash) || event.merge != nil && open[event.hash] != nil
  }
}
