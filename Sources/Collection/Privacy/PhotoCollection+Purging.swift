internal import Store

extension PhotoCollection {
  /// Consent is taken back: see `Withdraw`. The photos are overwritten and gone when this returns.
  /// - Returns: false where somebody else is at work, so that the overwriting is finished at the next start.
  @discardableResult public func withdraw(_ student: StudentID, by actor: String) throws -> Bool {
    try transaction(by: actor) { writer, scope in
      try PhotoCollection.close(student, as: .withdrawn, &writer, scope)
    }
    return try finishErasing()
  }

  /// Everything about these students is erased: rows, photos, the contents of their events, what free pages and the
  /// journal held of them. That it happened stays in the log. With nobody named it finishes what earlier ones left.
  /// - Returns: false where somebody else is at work, so that the overwriting is finished at the next start.
  @discardableResult public func purge(_ students: [StudentID], by actor: String) throws -> Bool {
    if !students.isEmpty {
      try transaction(by: actor) { writer, scope in
        for student in students { try PhotoCollection.close(student, as: .purged, &writer, scope) }
      }
    }
    return try finishErasing()
  }

  /// In a transaction, to be followed by `finishErasing`.
  /// - Parameter state: withdrawn or purged.
  static func close(
    _ student: StudentID, as state: State, _ writer: inout EventWriter, _ scope: Scope
  ) throws {
    try noteFiles(of: student, scope.store)
    if state == .purged {
      try scope.enter(Change(student, Purge(payments: try payments(of: student, scope.store))), &writer)
      for table in ["link", "session"] {
        try scope.store.execute("DELETE FROM \(table) WHERE student = ?", [student])
      }
      try Remains.pages.note(scope.store)
    } else {
      try scope.enter(Change(student, Withdraw()), &writer)
    }
    try eraseContents(of: student, as: state, scope.store)
  }

  /// What the log's text still said of students who are closed, and their photos: of a database that was made of it.
  static func eraseWhatIsClosed(_ store: StoreConnection) throws {
    let closed = try store.rows("SELECT id, state FROM student WHERE state IN ('withdrawn', 'purged')") {
      (
        id: $0["id"] ?? StudentID(0),
        state: ($0["state"] as String?).flatMap(State.init(rawValue:)) ?? .purged
      )
    }
    for student in closed {
      let events = try store.rows(
        """
        SELECT \(Event.columns) FROM event WHERE content NOT NULL
          AND (student = ?1 OR student IN (SELECT foreignID FROM alias WHERE student = ?1))
        """, [student.id]
      ) { Event($0) }.filter { !kept(by: student.state).contains($0.name) }
      guard !events.isEmpty else { continue }
      for file in try events.flatMap({ try EventCatalog.entry(of: $0)?.files ?? [] })
      where try !PhotoFiles.hasRow(file, store) {
        try Remains.file(file).note(store)
      }
      for what in [Remains.text, .pages, .journal] { try what.note(store) }
      try eraseContents(of: student.id, as: student.state, store)
    }
  }

  private static func payments(of student: StudentID, _ store: StoreConnection) throws -> [Purge.Payment] {
    try store.rows(
      "SELECT id, kind, fen, day, college, class, time FROM ledger WHERE student = ? ORDER BY id", [student]
    ) { row in
      Purge.Payment(
        event: row["id"] ?? 0, kind: row["kind"] ?? "", fen: row["fen"] ?? 0, day: row["day"] ?? "",
        college: row["college"] ?? "", classGroup: row["class"] ?? "",
        time: row["time"] ?? Moment(milliseconds: 0))
    }
  }

  /// Students about whom nothing has happened for so many days.
  public func students(untouchedForDays days: Int) throws -> [Student] {
    let limit = clock().adding(hours: -24 * Double(days))
    return try read {
      try $0.rows(
        """
        SELECT \(Student.columns) FROM student JOIN
          (SELECT id AS event, time AS last FROM event) ON event = version
        WHERE state != 'purged' AND last < ?1
          AND NOT EXISTS (SELECT 1 FROM question
            WHERE student = student.id AND (question.time >= ?1 OR answered >= ?1))
        ORDER BY id
        """, [limit]
      ) { Student($0) }
    }
  }

  private static func noteFiles(of student: StudentID, _ store: StoreConnection) throws {
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

  /// Events that keep their content. Of who withdraws that is what the list said and what was paid.
  private static func kept(by state: State) -> [String] {
    state == .purged
      ? [Purge.name]
      : [Enrol.name, ChangeRecord.name, MarkPresence.name, Pay.name, Refund.name, Withdraw.name]
  }

  /// The lines stay, and prove themselves still: see `Event`.
  private static func eraseContents(of student: StudentID, as state: State, _ store: StoreConnection) throws {
    let kept = kept(by: state)
    let marks = kept.map { _ in "?" }.joined(separator: ", ")
    try store.execute(
      """
      UPDATE event SET salt = NULL, content = NULL
      WHERE (student = ? OR student IN (SELECT foreignID FROM alias WHERE student = ?)) AND name NOT IN (\(marks))
      """, [student, student] + kept)
  }
}
