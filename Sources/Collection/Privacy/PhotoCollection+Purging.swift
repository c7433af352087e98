internal import Store

extension PhotoCollection {
  /// Consent is taken back: see `Withdraw`. The photos are overwritten and gone when this returns.
  public func withdraw(_ student: StudentID, by actor: String) throws {
    try transaction(by: actor) { writer, scope in
      try noteFiles(of: student, scope.store)
      try scope.enter(Change(student, Withdraw()), &writer)
      // What the list said and what was paid stays.
      let kept = [Enrol.name, ChangeRecord.name, MarkPresence.name, Pay.name, Refund.name, Withdraw.name]
      try eraseContents(of: student, but: kept, scope.store)
    }
    try finishErasing()
  }

  /// Everything about these students is erased: rows, photos, the contents of their events, what free pages and the
  /// journal held of them. That it happened stays in the log.
  public func purge(_ students: [StudentID], by actor: String) throws {
    guard !students.isEmpty else { return }
    try transaction(by: actor) { writer, scope in
      for student in students {
        try noteFiles(of: student, scope.store)
        let payments = try scope.store.rows(
          "SELECT id, kind, fen, day, college, class, time FROM ledger WHERE student = ? ORDER BY id",
          [student]
        ) { row in
          Purge.Payment(
            event: row["id"] ?? 0, kind: row["kind"] ?? "", fen: row["fen"] ?? 0, day: row["day"] ?? "",
            college: row["college"] ?? "", classGroup: row["class"] ?? "",
            time: row["time"] ?? Moment(milliseconds: 0))
        }
        try scope.enter(Change(student, Purge(payments: payments)), &writer)
        try eraseContents(of: student, but: [Purge.name], scope.store)
        for table in ["link", "session"] {
          try scope.store.execute("DELETE FROM \(table) WHERE student = ?", [student])
        }
      }
      try Remains.pages.note(scope.store)
    }
    try finishErasing()
  }

  /// Students about whom nothing has happened for so many days.
  public func students(untouchedForDays days: Int) throws -> [Student] {
    let limit = clock().adding(hours: -24 * Double(days))
    return try read {
      try $0.rows(
        """
        SELECT \(Student.columns) FROM student JOIN
          (SELECT id AS event, time AS last FROM event) ON event = version
        WHERE state != 'purged' AND last < ? ORDER BY id
        """, [limit]
      ) { Student($0) }
    }
  }

  private func noteFiles(of student: StudentID, _ store: StoreConnection) throws {
    let kept = try store.rows("SELECT folder, sha256 FROM file WHERE student = ?", [student]) {
      (folder: $0["folder"] ?? "", sha256: $0["sha256"] ?? "")
    }
    for row in kept {
      guard let folder = PhotoFolder(rawValue: row.folder) else { continue }
      try Remains.file(StoredFile(folder, row.sha256)).note(store)
    }
    for id in try store.rows(
      "SELECT id FROM upload WHERE student = ?", [student], as: { $0["id"] ?? Int64(0) })
    {
      try Remains.upload(id).note(store)
    }
    try store.execute("DELETE FROM upload WHERE student = ?", [student])
    for what in [Remains.text, .journal] { try what.note(store) }
  }

  /// The lines stay, and prove themselves still: see `Event`.
  private func eraseContents(of student: StudentID, but kept: [String], _ store: StoreConnection) throws {
    let marks = kept.map { _ in "?" }.joined(separator: ", ")
    try store.execute(
      """
      UPDATE event SET salt = NULL, content = NULL
      WHERE (student = ? OR student IN (SELECT foreignID FROM alias WHERE student = ?)) AND name NOT IN (\(marks))
      """, [student, student] + kept)
  }
}
