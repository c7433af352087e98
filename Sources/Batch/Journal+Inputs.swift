internal import Foundation
internal import GRDB
internal import Roster
internal import Studio

extension Journal {
  /// What a look at the input folder found.
  public struct Census: Sendable, Hashable {
    public var photos = 0
    /// Not known before.
    public var new = 0
    /// Known, but with other content than before: to be done again.
    public var changed = 0
    /// Known, but no longer there.
    public var vanished = 0
    /// Neither pictures nor readable folders.
    public var skipped = 0
  }

  /// Brings the rows in step with the photos that are there, in their order.
  /// - Parameter reset: called for a photo that must be done again, to remove what was made of it.
  func take(_ scan: PhotoScan, shard: Shard, reset: (PhotoRecord) -> Void) throws -> Census {
    try write { db in
      var census = Census()
      try db.execute(sql: "UPDATE photo SET position = NULL; DELETE FROM skipped")
      try scan.visit { item in
        switch item {
        case .photo(let path, let state):
          census.photos += 1
          let found = Found(path: path, file: scan.root / path, state: state, position: census.photos)
          try enter(found, mine: shard.contains(path), db, &census, reset)
        case .other(let path), .skippedFolder(let path):
          census.skipped += 1
          var isFolder = false
          if case .skippedFolder = item { isFolder = true }
          try db.execute(
            sql: "INSERT OR REPLACE INTO skipped VALUES (?, ?)",
            arguments: [DatabaseBlob(bytes: path.bytes), isFolder])
        }
      }
      census.vanished = try forgetVanished(db)
      return census
    }
  }

  private struct Found {
    var path: RawPath
    var file: RawPath
    var state: FileState?
    var position: Int
  }

  private func enter(
    _ found: Found, mine: Bool, _ db: Database, _ census: inout Census, _ reset: (PhotoRecord) -> Void
  ) throws {
    let select = try db.cachedStatement(sql: "SELECT * FROM photo WHERE path = ?")
    let state = found.state
    let path = DatabaseBlob(bytes: found.path.bytes)
    guard let known = try Row.fetchOne(select, arguments: [path]).map(PhotoRecord.init) else {
      census.new += 1
      try db.cachedStatement(
        sql: """
          INSERT INTO photo (path, position, mine, size, modified, changed, inode) VALUES (?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          path, found.position, mine, state?.size, state?.modified, state?.changed, state?.inode,
        ])
      return
    }
    try db.cachedStatement(sql: "UPDATE photo SET position = ? WHERE id = ?")
      .execute(arguments: [found.position, known.id])
    guard let result = known.result else { return }
    if result.failure?.mayPass == true {
      try clear(known, db, reset)
    } else if known.state != state {
      if try isSame(found, as: known, db) { return }
      census.changed += 1
      try clear(known, db, reset)
    }
  }

  /// Whether a file whose times or inode differ still has the content that was judged. Its new state is kept then.
  private func isSame(_ found: Found, as known: PhotoRecord, _ db: Database) throws -> Bool {
    guard let digest = known.sha256, found.state?.size == known.state?.size,
      let now = try? Files.read(found.file, limit: BatchLimits.photoBytes), sha256(now.bytes) == digest
    else { return false }
    try db.execute(
      sql: "UPDATE photo SET modified = ?, changed = ?, inode = ? WHERE id = ?",
      arguments: [now.state.modified, now.state.changed, now.state.inode, known.id])
    return true
  }

  /// Photos that are gone and of which nothing was made leave no trace; of the others the result stays.
  private func forgetVanished(_ db: Database) throws -> Int {
    let gone = try Int64.fetchAll(db, sql: "SELECT id FROM photo WHERE position IS NULL AND outcome IS NULL")
    for id in gone {
      try db.execute(sql: "DELETE FROM taken WHERE photo = ?", arguments: [id])
      try db.execute(sql: "DELETE FROM photo WHERE id = ?", arguments: [id])
    }
    return try Int.fetchOne(db, sql: "SELECT count(*) FROM photo WHERE position IS NULL") ?? 0
  }

  /// Makes a row work to do again.
  func clear(_ record: PhotoRecord, _ db: Database, _ reset: (PhotoRecord) -> Void) throws {
    reset(record)
    try db.execute(
      sql:
        "UPDATE photo SET outcome = NULL, findings = NULL, failure = NULL, files = NULL, sha256 = NULL WHERE id = ?",
      arguments: [record.id])
    try db.execute(sql: "DELETE FROM thumbnail WHERE photo = ?", arguments: [record.id])
  }

  /// Keeps what reports need of the roster; identity numbers only masked.
  func save(_ roster: Roster?) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM student")
      guard let roster else { return }
      let insert = try db.cachedStatement(sql: "INSERT INTO student VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      for student in roster.students {
        try insert.execute(
          arguments: [
            student.line, Masking.masked(roster.value(.studentID, of: student)),
            roster.value(.name, of: student),
            Masking.masked(idNumber: roster.value(.idNumber, of: student)),
            roster.value(.examID, of: student),
            roster.value(.college, of: student), roster.value(.major, of: student),
            roster.value(.classGroup, of: student),
          ])
      }
    }
  }
}
