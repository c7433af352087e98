import ArgumentParser
import Collection
import Files
import Localization
import Rosters

/// A student whom a command is about, and what a list says of them besides.
struct StudentRow {
  var number: String
  /// The line of the list; nil for `--student`.
  var line: Int?
  /// The value under a heading of the list; nil where there is no such column.
  var value: (String) -> String?
}

extension StudentsOption {
  /// The named students, or the rows of the list.
  func rows() throws -> [StudentRow] {
    guard let list else { return student.map { StudentRow(number: $0, line: nil, value: { _ in nil }) } }
    let roster = try Roster(path: list.path, columns: nil, sheet: nil)
    return roster.students.map { row in
      let number = Column.keys.lazy.map { roster.value($0, of: row) }.first { !$0.isEmpty } ?? ""
      return StudentRow(number: number, line: row.line, value: { roster.value(named: $0, of: row) })
    }
  }
}

/// What became of one student.
struct DoneAnswer: Encodable {
  var student: String
  var line: Int?
  var state: State?
  var error: Failure?
}

extension CollectOptions {
  /// Transitions entered at once: the disk is asked once for all of them.
  private static let page = 256

  /// One transition for each student. Who can't be served is told; all others are served.
  /// - Parameter remark: on how many students are in which state now.
  /// - Throws: `ExitCode` 2 where somebody could not be served.
  func change(
    _ students: StudentsOption, done: LocalizedText, remark: ([State: Int]) -> LocalizedText? = { _ in nil },
    _ body: (PhotoCollection, Student, StudentRow) throws -> Change
  ) throws {
    try run { collection in
      var tally = Tally()
      let rows = try students.rows()
      for start in stride(from: 0, to: rows.count, by: CollectOptions.page) {
        var waiting: [(row: StudentRow, student: Student, change: Change)] = []
        for row in rows[start..<min(rows.count, start + CollectOptions.page)] {
          let isReady = try attempt(row) {
            let student = try collection.student(row.number)
            waiting.append((row, student, try body(collection, student, row)))
          }
          if !isReady { tally.failed += 1 }
        }
        let results = try collection.perform(waiting.map(\.change), by: answers.actor)
        for (item, result) in zip(waiting, results) {
          let isDone = try attempt(item.row) {
            let state = try result.get().to
            if let state { tally.states[state, default: 0] += 1 }
            tell(item.student, item.row, state: state)
          }
          tally.add(isDone)
        }
      }
      if let text = remark(tally.states) { shared.note(text) }
      try finish(tally, done)
    }
  }

  /// The same for what is more than one transition.
  func forEach(
    _ students: StudentsOption, done: LocalizedText,
    _ body: (PhotoCollection, Student, StudentRow) throws -> Void
  ) throws {
    try run { collection in
      var tally = Tally()
      for row in try students.rows() {
        let isDone = try attempt(row) {
          let student = try collection.student(row.number)
          try body(collection, student, row)
          tell(student, row, state: try collection.student(student.id).state)
        }
        tally.add(isDone)
      }
      try finish(tally, done)
    }
  }

  private struct Tally {
    var served = 0
    var failed = 0
    var states: [State: Int] = [:]

    mutating func add(_ isDone: Bool) { if isDone { served += 1 } else { failed += 1 } }
  }

  /// - Returns: false where it could not be done, which has been told.
  private func attempt(_ row: StudentRow, _ body: () throws -> Void) throws -> Bool {
    do {
      try body()
      return true
    } catch {
      if isFatal(error) { throw error }
      tell(error, row)
      return false
    }
  }

  private func tell(_ student: Student, _ row: StudentRow, state: State?) {
    guard answers.format == .json else { return }
    Console.print(JSONLine.encode(DoneAnswer(student: student.label, line: row.line, state: state)))
  }

  private func tell(_ error: any Error, _ row: StudentRow) {
    let failure = Failure(error)
    if answers.format == .json {
      Console.print(
        JSONLine.encode(
          DoneAnswer(student: GivenNumber.shown(row.number), line: row.line, state: nil, error: failure)))
    } else {
      let place = row.line.map { LocalizedText(zh: "第 \($0) 行：", en: "line \($0): ")[language] } ?? ""
      Console.note(place + failure.text[language])
    }
  }

  private func finish(_ tally: Tally, _ done: LocalizedText) throws {
    if answers.format == .text {
      if tally.served > 0 {
        Console.print(
          LocalizedText(zh: "\(done.zh)：\(tally.served) 人", en: "\(done.en): \(tally.served)")[language])
      }
      if tally.failed > 0 {
        shared.note(LocalizedText(zh: "未处理：\(tally.failed) 人", en: "not done: \(tally.failed)"))
      }
    }
    if tally.failed > 0 { throw ExitCode(ExitStatus.unprocessed) }
  }

  /// What no other student would fare better with.
  private func isFatal(_ error: any Error) -> Bool {
    if error is FileError || error is ExitCode { return true }
    if case CollectionError.database = error { return true }
    return false
  }
}
