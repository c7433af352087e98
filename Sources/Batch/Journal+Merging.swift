internal import GRDB
import Localization
internal import Roster
internal import Studio

extension Journal {
  func record(at path: RawPath) throws -> PhotoRecord? {
    try read {
      try Row.fetchOne(
        $0, sql: "SELECT * FROM photo WHERE path = ?", arguments: [DatabaseBlob(bytes: path.bytes)]
      )
      .map(PhotoRecord.init)
    }
  }

  /// Takes over another journal's row as it is.
  func insert(_ record: PhotoRecord, replacing: Bool) throws {
    try write { db in
      if replacing {
        try db.execute(
          sql: "DELETE FROM photo WHERE path = ?", arguments: [DatabaseBlob(bytes: record.path.bytes)])
      }
      try db.execute(
        sql: """
          INSERT INTO photo (path, position, mine, size, modified, changed, inode, sha256, student, note, wanted, name,
            outcome, findings, failure, files)
          VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          DatabaseBlob(bytes: record.path.bytes), record.position, record.state?.size, record.state?.modified,
          record.state?.changed, record.state?.inode, record.sha256, record.student,
          record.note.map { JSONLine.encode($0) }, record.wanted, record.name,
          record.result?.outcome.rawValue,
          record.result.map { JSONLine.encode(findings: $0.findings) },
          record.result?.failure.map { JSONLine.encode($0) }, record.result.map { JSONLine.encode($0.files) },
        ])
      let id = db.lastInsertedRowID
      let parts = record.name.split(separator: "/")
      for end in parts.indices {
        let isFolder = end < parts.count - 1
        try db.execute(
          sql: "INSERT OR IGNORE INTO taken VALUES (?, ?, ?)",
          arguments: [
            SafeName.collisionKey(parts[...end].joined(separator: "/")), isFolder ? nil : id, isFolder,
          ])
      }
    }
  }

  func keepThumbnail(_ done: Done) throws {
    guard let jpeg = done.thumbnail else { return }
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO thumbnail SELECT id, ? FROM photo WHERE path = ?",
        arguments: [DatabaseBlob(bytes: jpeg), DatabaseBlob(bytes: done.record.path.bytes)])
    }
  }
}
