internal import Localization
internal import Store

/// One list on its way into the collection.
struct ImportRun {
  let reader: RosterReader
  let known: KnownStudents
  let isPartial: Bool
  private(set) var report = ImportReport()
  private let fields: Set<RecordField>
  /// Line by kind and number.
  private var seenNumbers: [String: Int] = [:]
  private var seenExams: [String: Int] = [:]
  private var seenIdentities: [String: Int] = [:]
  private var present: Set<Int> = []
  /// The line that was taken for a student who was known.
  private var taken: [Int: Int] = [:]

  init(reader: RosterReader, known: KnownStudents, isPartial: Bool) {
    (self.reader, self.known, self.isPartial) = (reader, known, isPartial)
    fields = reader.fields
  }

  mutating func take(
    _ row: RosterReader.Row, _ writer: inout EventWriter, _ scope: PhotoCollection.Scope
  ) throws {
    guard !row.keys.isEmpty else {
      return refuse(row, zh: "没有学号、考生号或证件号", en: "no 学号, 考生号 or 证件号")
    }
    if let first = earlierLine(of: row) {
      return refuse(row, zh: "号码与第 \(first) 行重复", en: "the same number as on line \(first)")
    }
    remember(row)
    let found = known.indices(of: row)
    guard found.count < 2 else {
      present.formUnion(found)
      let labels = found.sorted().map { known.students[$0].label }
      return refuse(
        row, zh: "学号、考生号和证件号属于不同的学生（\(labels.joined(separator: "、"))）",
        en: "its numbers belong to different students (\(labels.joined(separator: ", ")))")
    }
    if let index = found.first {
      present.insert(index)
      if let first = taken[index] {
        return refuse(
          row, zh: "号码与第 \(first) 行属于同一名学生（\(known.students[index].label)）",
          en: "its numbers and those of line \(first) belong to one student (\(known.students[index].label))")
      }
      taken[index] = row.line
      try update(known.students[index], row, &writer, scope)
    } else {
      try scope.enter(Change(.random(), Enrol(row.record)), &writer)
      report.lines.append(.init(kind: .added, line: row.line, student: label(row.record)))
    }
  }

  /// Who is on no line any more.
  mutating func finish(_ writer: inout EventWriter, _ scope: PhotoCollection.Scope) throws {
    guard !isPartial else { return }
    for (index, student) in known.students.enumerated()
    where !present.contains(index) && !student.isGone && !student.state.isClosed {
      try scope.enter(Change(student.id, MarkPresence(isGone: true)), &writer)
      report.lines.append(.init(kind: .gone, line: 0, student: student.label))
    }
  }

  private mutating func update(
    _ student: Student, _ row: RosterReader.Row, _ writer: inout EventWriter, _ scope: PhotoCollection.Scope
  ) throws {
    guard !student.state.isClosed else {
      report.unchanged += 1
      return
    }
    var record = merged(student, row.record)
    let changed = RecordField.allCases.filter { student.record.differs(from: record, in: $0) }
    if student.isGone {
      try scope.enter(Change(student.id, MarkPresence(isGone: false)), &writer)
      report.lines.append(.init(kind: .back, line: row.line, student: student.label))
    }
    for field in changed where isHeld(field, of: student) {
      try hold(student, field, record, row, &writer, scope)
      record.copy(field, from: student.record)
    }
    if record != student.record {
      try scope.enter(Change(student.id, ChangeRecord(record, of: student)), &writer)
    }
    for field in changed where !isHeld(field, of: student) {
      report.lines.append(
        .init(
          kind: .changed, line: row.line, student: student.label, field: field, old: student.record[field],
          new: record[field]))
    }
    if changed.isEmpty { report.unchanged += 1 }
  }

  /// What the student has confirmed, and the number by which the student was verified, are not overwritten.
  private func isHeld(_ field: RecordField, of student: Student) -> Bool {
    field.isCorrectable && student.confirmed != nil || field == .identity && student.verified != nil
  }

  /// The new value waits for the office, unless it waits already.
  private mutating func hold(
    _ student: Student, _ field: RecordField, _ record: StudentRecord, _ row: RosterReader.Row,
    _ writer: inout EventWriter, _ scope: PhotoCollection.Scope
  ) throws {
    let value = record.value(field)
    let waiting = try scope.store.count(
      "SELECT count(*) FROM correction WHERE student = ? AND field = ? AND value = ? AND decision IS NULL",
      [student.id, field.rawValue, value])
    if waiting == 0, student.state != .delivered {
      try scope.enter(
        Change(
          student.id, RequestCorrection(field, value: value, why: "名单第 \(row.line) 行 list line \(row.line)")),
        &writer)
    }
    report.lines.append(
      .init(
        kind: .held, line: row.line, student: student.label, field: field, old: student.record[field],
        new: record[field]))
  }

  /// The list's values where it has such a column, else what was known. What students told of themselves stays theirs.
  private func merged(_ student: Student, _ new: StudentRecord) -> StudentRecord {
    var record = student.record
    for field in fields where field.isCorrectable { record.copy(field, from: new) }
    for field in fields where !field.isCorrectable && !new[field].isEmpty {
      if field == .document || student.profiled == nil { record.copy(field, from: new) }
    }
    return record
  }

  private func earlierLine(of row: RosterReader.Row) -> Int? {
    row.numberKey.flatMap { seenNumbers[$0] } ?? row.examKey.flatMap { seenExams[$0] }
      ?? row.identityKey.flatMap { seenIdentities[$0] }
  }

  private mutating func remember(_ row: RosterReader.Row) {
    if let key = row.numberKey { seenNumbers[key] = row.line }
    if let key = row.examKey { seenExams[key] = row.line }
    if let key = row.identityKey { seenIdentities[key] = row.line }
  }

  private mutating func refuse(_ row: RosterReader.Row, zh: String, en: String) {
    report.lines.append(
      .init(
        kind: .refused, line: row.line, student: label(row.record), why: LocalizedText(zh: zh, en: en)))
  }

  private func label(_ record: StudentRecord) -> String {
    Student(id: StudentID(0), record: record, at: Moment(milliseconds: 0)).label
  }
}
