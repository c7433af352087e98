import ArgumentParser
import Collection
import Localization

struct CollectStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "How far the collection is, or one student. 进度。",
    discussion:
      "--missing lists who has no photo in review yet; --by shows the counts of each college or class.")

  enum Grouping: String, ExpressibleByArgument {
    case college
    case classGroup = "class"
  }

  @Option(help: ArgumentHelp("One student: 学号, 考生号 or 证件号.", valueName: "number"))
  var student: String?

  @Option(help: "college or class.")
  var by: Grouping?

  @Flag(help: "List the students whose photo is still to come.")
  var missing = false

  @Option(help: "Of this college only, with --missing.")
  var college: String?

  @Option(name: .customLong("class"), help: "Of this class only, with --missing.")
  var classGroup: String?

  @Flag(name: .customLong("show-ids"), help: "Show identity numbers as they are.")
  var showsIDs = false

  @OptionGroup var options: CollectOptions

  private struct Group: Encodable {
    var college: String
    var classGroup: String?
    var students: Int
    var states: [String: Int]

    private enum CodingKeys: String, CodingKey {
      case college
      case classGroup = "class"
      case students, states
    }
  }

  private struct Answer: Encodable {
    var school: String
    var batch: String
    var students: Int
    var states: [String: Int]
    var groups: [Group]
    var due: Int
    var overdue: Int
    var corrections: Int
    var codes: Int
    var gone: Int
  }

  func run() throws {
    try options.run { collection in
      if let student { return try tell(try collection.student(student), collection) }
      if missing { return try tellMissing(collection) }
      let (status, settings) = (try collection.status(), try collection.settings())
      switch options.answers.format {
      case .json:
        Console.print(
          JSONLine.encode(
            Answer(
              school: settings.school, batch: settings.batch, students: status.students,
              states: named(status.counts), groups: groups(status, by ?? .classGroup), due: status.due,
              overdue: status.overdue, corrections: status.corrections, codes: status.codes, gone: status.gone
            )))
      case .text: for line in text(status, settings) { Console.print(line) }
      }
    }
  }

  private func named(_ counts: [State: Int]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: State.allCases.map { ($0.rawValue, counts[$0] ?? 0) })
  }

  private func groups(_ status: CollectionStatus, _ grouping: Grouping) -> [Group] {
    var result: [(key: [String], counts: [State: Int])] = []
    for group in status.groups {
      let key = grouping == .college ? [group.college] : [group.college, group.classGroup]
      if result.last?.key == key {
        result[result.count - 1].counts.merge(group.counts, uniquingKeysWith: +)
      } else {
        result.append((key, group.counts))
      }
    }
    return result.map { key, counts in
      Group(
        college: key[0], classGroup: key.count > 1 ? key[1] : nil,
        students: counts.filter { !$0.key.isClosed }.values.reduce(0, +),
        states: named(counts).filter { $0.value > 0 })
    }
  }

  private func text(_ status: CollectionStatus, _ settings: CollectionSettings) -> [String] {
    let words = options.language.choose
    func counted(_ counts: [State: Int]) -> String {
      State.allCases.compactMap { state in
        counts[state].map { "\(state.text[options.language]) \($0)" }
      }.joined(separator: words("，", ", "))
    }
    var lines = [
      words(
        "\(settings.school) \(settings.batch)：\(status.students) 人",
        "\(settings.school), \(settings.batch): \(status.students) students"),
      counted(status.counts),
    ]
    if status.due > 0 {
      lines.append(
        words(
          "审核超过 24 小时 \(status.due) 人，其中超过 48 小时 \(status.overdue) 人",
          "in review for more than 24 hours: \(status.due), of these for more than 48: \(status.overdue)"))
    }
    if status.corrections > 0 {
      lines.append(words("待处理的更正申请 \(status.corrections) 件", "corrections that wait: \(status.corrections)"))
    }
    if status.gone > 0 {
      lines.append(words("名单中已没有的学生 \(status.gone) 人", "no longer on the list: \(status.gone)"))
    }
    lines.append(words("已绑定采集码 \(status.codes) 人", "with a code: \(status.codes)"))
    if let by {
      for group in groups(status, by) {
        let counts = Dictionary(
          uniqueKeysWithValues: group.states.compactMap { name, count in
            State(rawValue: name).map { ($0, count) }
          })
        let place = [group.college, group.classGroup ?? ""].filter { !$0.isEmpty }.joined(separator: "/")
        lines.append("  \(place.isEmpty ? "–" : place)  " + counted(counts))
      }
    }
    return lines.map(printable)
  }

  private func tellMissing(_ collection: PhotoCollection) throws {
    let settings = try collection.settings()
    let students = try collection.missing(college: college, classGroup: classGroup)
    for student in students {
      let record = student.record
      let place = [record.college, record.classGroup].filter { !$0.isEmpty }.joined(separator: "/")
      options.answers.tell(
        StudentAnswer(student, settings, showsIDs: showsIDs),
        student.state.text.map { "\(student.title)  \(printable(place))  \($0)" })
    }
    options.shared.note(
      LocalizedText(
        zh: "还差 \(students.count) 人", en: students.count == 1 ? "1 missing" : "\(students.count) missing"))
  }

  private func tell(_ student: Student, _ collection: PhotoCollection) throws {
    let settings = try collection.settings()
    switch options.answers.format {
    case .json: Console.print(JSONLine.encode(StudentAnswer(student, settings, showsIDs: showsIDs)))
    case .text:
      let words = options.language.choose
      let (language, record) = (options.language, student.record)
      Console.print(student.title + "  " + record.identity.shown(showsIDs))
      Console.print(
        words("状态：", "state: ") + student.state.text[language]
          + words("（自 \(student.since.short)）", " (since \(student.since.short))"))
      if student.state.isBeforePhotos {
        for step in student.missingSteps(settings) {
          Console.print(words("还差：", "to do: ") + step.missing[language])
        }
      }
      for reason in student.reasons.compactMap({ try? ReturnReason($0) }) {
        Console.print(words("退回原因：", "returned: ") + reason.title[language])
        Console.print("  " + reason.remedy[language])
      }
      if settings.fee > .zero {
        Console.print(words("已缴 \(student.paid.text) 元", "paid \(student.paid.text)"))
      }
    }
  }
}
