public import Reports
internal import Store

extension Journal {
  /// Calls `body` for every photo that something became of, in the order of the photos.
  public func forEachResult(_ body: (PhotoRecord) throws -> Void) throws {
    try read { store in
      try store.forEach(
        "SELECT * FROM photo WHERE outcome NOT NULL ORDER BY position IS NULL, position, path"
      ) { try body(PhotoRecord($0)) }
    }
  }

  /// The students of the roster that the batch was last run with, by their lines.
  public func studentLines() throws -> [StudentLine] { try students().values.sorted { $0.line < $1.line } }
}
