internal import Files
internal import Localization
internal import Reports
internal import Rules
internal import Store

extension Journal {
  /// Photos of this machine that are still to do, from `position` on, in order.
  func pending(after position: Int64, limit: Int) throws -> [PhotoRecord] {
    try read {
      try $0.rows(
        "SELECT * FROM photo WHERE position > ? AND mine AND outcome IS NULL ORDER BY position LIMIT ?",
        [position, limit], as: PhotoRecord.init)
    }
  }

  func pendingCount() throws -> Int {
    try read {
      try $0.count("SELECT count(*) FROM photo WHERE position NOT NULL AND mine AND outcome IS NULL")
    }
  }

  /// A photo and what became of it, ready to be entered.
  struct Done {
    var record: PhotoRecord
    var result: PhotoResult
    var thumbnail: [UInt8]?
  }

  /// Enters results, all or none.
  func commit(_ done: [Done]) throws {
    try write { store in
      for item in done {
        let result = item.result
        try store.execute(
          """
          UPDATE photo SET outcome = ?, sha256 = ?, findings = ?, quiet = ?, failure = ?, files = ?, notes = ?,
            size = ifnull(?, size), modified = ifnull(?, modified), changed = ifnull(?, changed),
            inode = ifnull(?, inode)
          WHERE id = ?
          """,
          [
            result.outcome.rawValue, result.sha256, JSONLine.encode(findings: result.findings),
            result.quiet.map { JSONLine.encode($0) }, result.failure.map { JSONLine.encode($0) },
            JSONLine.encode(result.files), result.notes.map { JSONLine.encode($0) }, result.state?.size,
            result.state?.modified, result.state?.changed,
            result.state?.inode, item.record.id,
          ])
        try enterProblems(result.findings, of: item.record.id, store)
        if let jpeg = item.thumbnail {
          try store.execute("INSERT OR REPLACE INTO thumbnail VALUES (?, ?)", [item.record.id, jpeg])
        }
      }
    }
  }

  func enterProblems(_ findings: [Finding], of photo: Int64, _ store: StoreConnection) throws {
    try store.execute("DELETE FROM problem WHERE photo = ?", [photo])
    for finding in findings where [.fail, .review, .unassessable].contains(finding.verdict) {
      try store.execute(
        "INSERT OR REPLACE INTO problem VALUES (?, ?, ?)", [photo, finding.rule, finding.verdict.rawValue])
    }
  }

  /// Calls `body` for every photo of this machine, with its thumbnail: those that are there in their order, then
  /// those that are gone.
  func forEachPhoto(_ body: (PhotoRecord, [UInt8]?) throws -> Void) throws {
    try read { store in
      try store.forEach(
        """
        SELECT photo.*, jpeg FROM photo LEFT JOIN thumbnail ON thumbnail.photo = photo.id
        WHERE mine ORDER BY position IS NULL, position, path
        """
      ) { row in try body(PhotoRecord(row), row["jpeg"]) }
    }
  }
}
