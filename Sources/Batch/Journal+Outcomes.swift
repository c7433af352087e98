internal import Foundation
internal import GRDB
import Localization
internal import Studio

extension Journal {
  /// Photos of this machine that are still to do, from `position` on, in order.
  func pending(after position: Int64, limit: Int) throws -> [PhotoRecord] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM photo WHERE position > ? AND mine AND outcome IS NULL ORDER BY position LIMIT ?
          """, arguments: [position, limit]
      ).map(PhotoRecord.init)
    }
  }

  func pendingCount() throws -> Int {
    try read {
      try Int.fetchOne(
        $0, sql: "SELECT count(*) FROM photo WHERE position NOT NULL AND mine AND outcome IS NULL") ?? 0
    }
  }

  /// A photo and what became of it, ready to be entered.
  struct Done {
    var record: PhotoRecord
    var result: PhotoResult
    /// `result.findings` as JSON.
    var findings: String
    var thumbnail: [UInt8]?

    init(record: PhotoRecord, finished: PhotoWork.Finished) {
      self.record = record
      result = finished.result
      findings = finished.findings
      thumbnail = finished.thumbnail
    }

    init(record: PhotoRecord, result: PhotoResult, thumbnail: [UInt8]?) {
      self.record = record
      self.result = result
      findings = JSONLine.encode(findings: result.findings)
      self.thumbnail = thumbnail
    }
  }

  /// Enters results, all or none.
  func commit(_ done: [Done]) throws {
    try write { db in
      let update = try db.cachedStatement(
        sql: """
          UPDATE photo SET outcome = ?, sha256 = ?, findings = ?, failure = ?, files = ?,
            size = ifnull(?, size), modified = ifnull(?, modified), changed = ifnull(?, changed),
            inode = ifnull(?, inode)
          WHERE id = ?
          """)
      let thumbnail = try db.cachedStatement(sql: "INSERT OR REPLACE INTO thumbnail VALUES (?, ?)")
      for item in done {
        let result = item.result
        try update.execute(
          arguments: [
            result.outcome.rawValue, result.sha256, item.findings,
            result.failure.map { JSONLine.encode($0) }, JSONLine.encode(result.files), result.state?.size,
            result.state?.modified, result.state?.changed, result.state?.inode, item.record.id,
          ])
        if let jpeg = item.thumbnail {
          try thumbnail.execute(arguments: [item.record.id, DatabaseBlob(bytes: jpeg)])
        }
      }
    }
  }

  /// Calls `body` for every photo of this machine, with its findings as JSON and its thumbnail: those that are there in
  /// their order, then those that are gone.
  func forEachPhoto(_ body: (PhotoRecord, String?, [UInt8]?) throws -> Void) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT photo.*, jpeg FROM photo LEFT JOIN thumbnail ON thumbnail.photo = photo.id
          WHERE mine ORDER BY position IS NULL, position, path
          """)
      while let row = try rows.next() {
        try body(PhotoRecord(row), row["findings"], (row["jpeg"] as DatabaseBlob?)?.bytes)
      }
    }
  }
}
