internal import Foundation
internal import GRDB
import Localization
internal import Roster

extension Journal {
  /// Writes every photo's student and name. Rows whose plan is no longer that under which they were done are to be done
  /// again. No two names differ only in case or Unicode form, and no name is another's folder.
  /// - Returns: how many finished rows must be done again.
  func plan(_ planner: Planner, reset: (PhotoRecord) -> Void) throws -> Int {
    try write { db in
      let photos = try photosOfStudents(planner, db)
      let again = try replan(planner, photos, db, reset)
      let update = try db.cachedStatement(sql: "UPDATE photo SET name = ? WHERE id = ?")
      let unnamed = try Row.fetchCursor(
        db, sql: "SELECT id, wanted FROM photo WHERE name IS NULL AND position NOT NULL ORDER BY position")
      var names = NameBook(db: db)
      while let row = try unnamed.next() {
        try update.execute(arguments: [try names.take(row["wanted"], for: row["id"]), row["id"]])
      }
      return again
    }
  }

  private func photosOfStudents(_ planner: Planner, _ db: Database) throws -> [Int: Int] {
    guard planner.roster != nil else { return [:] }
    var photos: [Int: Int] = [:]
    let paths = try DatabaseBlob.fetchCursor(db, sql: "SELECT path FROM photo WHERE position NOT NULL")
    while let path = try paths.next() {
      if let student = planner.student(of: RawPath(bytes: path.bytes)) { photos[student, default: 0] += 1 }
    }
    return photos
  }

  private func replan(
    _ planner: Planner, _ photos: [Int: Int], _ db: Database, _ reset: (PhotoRecord) -> Void
  ) throws -> Int {
    let update = try db.cachedStatement(
      sql: "UPDATE photo SET student = ?, note = ?, wanted = ?, name = NULL WHERE id = ?")
    let release = try db.cachedStatement(sql: "DELETE FROM taken WHERE photo = ?")
    var again = 0
    var last: Int64 = 0
    while true {
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM photo WHERE id > ? AND position NOT NULL ORDER BY id LIMIT ?",
        arguments: [last, BatchLimits.page])
      guard let end = rows.last else { return again }
      last = end["id"]
      for row in rows {
        let record = PhotoRecord(row)
        let plan = planner.plan(record.path) { photos[$0] ?? 0 }
        let old = Planner.Plan(student: record.student, note: record.note, wanted: row["wanted"] ?? "")
        guard plan != old || (row["name"] as String?) == nil else { continue }
        if record.result != nil { again += 1 }
        try clear(record, db, reset)
        try release.execute(arguments: [record.id])
        try update.execute(
          arguments: [plan.student, plan.note.map { JSONLine.encode($0) }, plan.wanted, record.id])
      }
    }
  }
}

/// The names that are taken, folded as a disk may fold them.
private struct NameBook {
  let db: Database

  /// `wanted`, or that with "~2", "~3"… before its extension.
  mutating func take(_ wanted: String, for photo: Int64) throws -> String {
    var number = 1
    while true {
      let name = try withFreeFolders(NameBook.numbered(wanted, number))
      if try kind(of: name) == nil {
        try enter(name, folder: false, photo)
        return name
      }
      number += 1
    }
  }

  private static func numbered(_ name: String, _ number: Int) -> String {
    guard number > 1 else { return name }
    let cut = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    let stem = name[cut...].dropLast(".jpg".count)
    return name[..<cut] + SafeName.component(String(stem), suffix: "~\(number).jpg")
  }

  /// Renames folders that are files to others.
  private func withFreeFolders(_ name: String) throws -> String {
    var parts = name.split(separator: "/").map(String.init)
    for end in parts.indices.dropLast() {
      let original = parts[end]
      var number = 1
      while try kind(of: parts[...end].joined(separator: "/")) == .file {
        number += 1
        parts[end] = SafeName.component(original, suffix: "~\(number)")
      }
      try enter(parts[...end].joined(separator: "/"), folder: true, nil)
    }
    return parts.joined(separator: "/")
  }

  private enum Kind { case file, folder }

  private func kind(of name: String) throws -> Kind? {
    let statement = try db.cachedStatement(sql: "SELECT folder FROM taken WHERE key = ?")
    let folder = try Bool.fetchOne(statement, arguments: [SafeName.collisionKey(name)])
    return folder.map { $0 ? .folder : .file }
  }

  private func enter(_ name: String, folder: Bool, _ photo: Int64?) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO taken VALUES (?, ?, ?)")
      .execute(arguments: [SafeName.collisionKey(name), photo, folder])
  }
}
