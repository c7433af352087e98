internal import Files
internal import Localization
internal import Reports
internal import Store
internal import SystemPackage

extension Journal {
  func record(at path: FilePath) throws -> PhotoRecord? { try read { try record(at: path, $0) } }

  func record(at path: FilePath, _ store: StoreConnection) throws -> PhotoRecord? {
    try store.first("SELECT * FROM photo WHERE path = ?", [path.bytes], as: PhotoRecord.init)
  }

  /// Takes over another journal's row as it is.
  func insert(_ record: PhotoRecord, replacing: Bool) throws {
    try write { store in
      if replacing { try store.execute("DELETE FROM photo WHERE path = ?", [record.path.bytes]) }
      let result = record.result
      try store.execute(
        """
        INSERT INTO photo (path, position, mine, size, modified, changed, inode, sha256, student, note, noteCode,
          requestedName, name, outcome, findings, quiet, failure, files, notes)
        VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          record.path.bytes, record.position, record.state?.size, record.state?.modified,
          record.state?.changed, record.state?.inode, record.sha256, record.student,
          record.note.map { JSONLine.encode($0) }, record.note?.code, record.requestedName, record.name,
          result?.outcome.rawValue, result.map { JSONLine.encode(findings: $0.findings) },
          result?.quiet.map { JSONLine.encode($0) },
          result?.failure.map { JSONLine.encode($0) }, result.map { JSONLine.encode($0.files) },
          result?.notes.map { JSONLine.encode($0) },
        ])
      let id = store.lastInsertedID
      try enterProblems(result?.findings ?? [], of: id, store)
      let parts = record.name.split(separator: "/")
      for end in parts.indices {
        let isFolder = end < parts.count - 1
        let key = SafeName.collisionKey(parts[...end].joined(separator: "/"))
        try store.execute(
          "INSERT OR IGNORE INTO taken VALUES (?, ?, ?)", [key, isFolder ? nil : id, isFolder])
      }
    }
  }

  func keepThumbnail(_ done: Done) throws {
    guard let jpeg = done.thumbnail else { return }
    try write { store in
      try store.execute(
        "INSERT OR REPLACE INTO thumbnail SELECT id, ? FROM photo WHERE path = ?",
        [jpeg, done.record.path.bytes])
    }
  }

  /// Takes over the roster and the list of skipped files.
  func copyLists(from source: Journal) throws {
    let students = try source.students()
    let skipped = try source.skippedEntries()
    try write { store in
      for (_, s) in students {
        try store.execute(
          "INSERT INTO student VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          [s.line, s.studentID, s.name, s.idNumber, s.examID, s.college, s.major, s.classGroup])
      }
      for (path, reason) in skipped { try enter(path, skippedFor: reason, store) }
    }
  }
}
