internal import Localization
public import Rules
internal import Store

extension PhotoCollection {
  private static let writtenSetting = "noticesWritten"

  /// The run that is to be written: one that was begun and never finished, or else a new one of what has happened since
  /// the last. Nil where there is nothing to tell.
  public func nextNoticeRun(by actor: String) throws -> NoticeRun? {
    try transaction(by: actor) { writer, scope in
      let last = try scope.store.first(
        "SELECT run, first, last FROM noticeRun ORDER BY run DESC LIMIT 1"
      ) { NoticeRun($0) }
      let written = try writtenRun(scope.store)
      if let last, last.run > written { return last }
      let entry = Notify(run: (last?.run ?? 0) + 1, first: last?.last ?? 0, last: writer.lastID)
      let run = NoticeRun(run: entry.run, first: entry.first, last: entry.last)
      guard try !told(in: run, scope.store).isEmpty else { return nil }
      let event = try writer.append(entry, of: nil, actor: scope.actor, time: scope.time)
      try entry.apply(Occurrence(event, student: nil), scope.store)
      return run
    }
  }

  /// The run's file is on the disk: it is not written again.
  public func finish(_ run: NoticeRun) throws {
    try PhotoCollection.explaining {
      try store.write {
        try $0.execute(
          "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
          [PhotoCollection.writtenSetting, String(run.run)])
      }
    }
  }

  /// All runs, the newest first.
  public func noticeRuns() throws -> [NoticeRun] {
    try read {
      try $0.rows("SELECT run, first, last FROM noticeRun ORDER BY run DESC") { NoticeRun($0) }
    }
  }

  private func writtenRun(_ store: StoreConnection) throws -> Int64 {
    let text: String? = try store.value(
      "SELECT value FROM setting WHERE name = ?", [PhotoCollection.writtenSetting])
    return text.flatMap { Int64($0) } ?? 0
  }

  /// The events of a run that are told: of each student and subject the last.
  /// - Parameter one: nil for all students.
  private func told(in run: NoticeRun, of one: StudentID? = nil, _ store: StoreConnection) throws -> [(
    NoticeKind, Event, StudentID
  )] {
    struct Subject: Hashable {
      var student: StudentID
      var name: String
    }
    // Of one student an index finds the events, however many others have.
    let whose =
      one == nil
      ? "told = 0 AND ?3 IS NULL"
      : "(student = ?3 OR student IN (SELECT foreignID FROM alias WHERE student = ?3))"
    var last: [Subject: (NoticeKind, Event, StudentID)] = [:]
    try store.forEach(
      """
      SELECT \(Event.columns) FROM event
      WHERE (id > ?1 AND id <= ?2 AND (merge IS NULL OR merge < id) OR merge > id AND merge > ?1 AND merge <= ?2)
        AND student NOT NULL AND skipped = 0 AND \(whose)
      ORDER BY id
      """, [run.first, run.last, one]
    ) { row in
      let event = Event(row)
      guard NoticeKind.names.contains(event.name), let student = try Projection.own(event, store) else {
        return
      }
      let entry = try EventCatalog.entry(of: event)
      guard let kind = NoticeKind(event, entry) else { return }
      last[Subject(student: student, name: kind.subject(entry))] = (kind, event, student)
    }
    return last.values.sorted { $0.1.id < $1.1.id }
  }

  /// - Throws: `CollectionError`.
  public func notices(in run: NoticeRun, _ templates: NoticeTemplates) throws -> [Notice] {
    let drafts = try read { store in
      let settings = try CollectionSettings(store)
      let standard = try settings.resolvedStandard()
      return try told(in: run, store).compactMap { kind, event, id in
        try draft(kind, event, id, standard, store)
      }
    }
    // Whoever overwrites what was erased waits for readers.
    return drafts.map { $0.notice(templates) }
  }

  /// What one student was told, or is to be told, the newest first.
  /// - Parameter standard: the collection's, which takes milliseconds to read.
  public func messages(of student: StudentID, _ templates: NoticeTemplates, _ standard: Standard) throws
    -> [Notice]
  {
    let drafts = try read { store in
      let last = try store.value("SELECT max(id) FROM event") ?? Int64(0)
      let all = NoticeRun(run: 0, first: 0, last: last)
      return try told(in: all, of: student, store).reversed().compactMap { kind, event, id in
        try draft(kind, event, id, standard, store)
      }
    }
    return drafts.map { $0.notice(templates) }
  }

  /// A message before its words are chosen.
  private struct Draft {
    let kind: NoticeKind
    let event: Event
    let student: Student
    let zh: [String: Any]
    let en: [String: Any]

    func notice(_ templates: NoticeTemplates) -> Notice {
      Notice(
        event: event.id, kind: kind, student: student.label, name: student.record.name,
        phone: student.record.phone, time: event.time.text, zh: templates.message(zh, .zh),
        en: templates.message(en, .en))
    }
  }

  /// Nil for whoever is erased.
  private func draft(
    _ kind: NoticeKind, _ event: Event, _ id: StudentID, _ standard: Standard, _ store: StoreConnection
  ) throws -> Draft? {
    guard let student = try Student.fetch(id, store), student.state != .purged else { return nil }
    let entry = try EventCatalog.entry(of: event)
    func values(_ language: Language) throws -> [String: Any] {
      try self.values(kind, event, entry, student, store, standard, language)
    }
    return Draft(kind: kind, event: event, student: student, zh: try values(.zh), en: try values(.en))
  }

  /// What a template can say; docs/collection.md lists the names.
  private func values(
    _ kind: NoticeKind, _ event: Event, _ entry: (any Entry)?, _ student: Student,
    _ store: StoreConnection, _ standard: Standard, _ language: Language
  ) throws -> [String: Any] {
    let settings = try CollectionSettings(store)
    var values: [String: Any] = [
      "school": settings.school, "batch": settings.batch, "name": student.record.name,
      "number": student.label, "college": student.record.college, "class": student.record.classGroup,
      "fee": settings.fee.text, "time": event.time.short,
      "due": event.time.adding(hours: ReviewDue.overdueHours).short, kind.section: true,
    ]
    switch entry {
    case let back as ReturnPhoto:
      values["reasons"] = try back.reasons.map { code in
        let reason = try ReturnReason(code, standard: standard)
        return ["title": reason.title[language], "remedy": reason.remedy[language]]
      }
      values["note"] = back.note
    case let payment as Pay:
      values["amount"] = payment.amount.text
      values["receipt"] = payment.receipt
    case let refund as Refund: values["receipt"] = refund.receipt
    case let answer as DecideCorrection:
      values["note"] = answer.why
      let asked = try store.first("SELECT field, value FROM correction WHERE id = ?", [answer.request]) {
        (field: RecordField($0["field"] ?? ""), value: $0["value"] ?? "")
      }
      if let asked, let field = asked.field {
        var record = StudentRecord()
        record.set(field, asked.value)
        values["field"] = language == .zh ? field.heading : field.rawValue
        values["value"] = record[field]
      }
    case let answer as AnswerQuestion:
      values["question"] = try store.value("SELECT text FROM question WHERE id = ?", [answer.question]) ?? ""
      values["answer"] = answer.text
    default: break
    }
    return values
  }
}
