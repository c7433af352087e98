import ArgumentParser
import Collection
import Files
import Localization

struct CollectReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "人工审核: look at chosen photos, approve or return them. 人工审核。",
    discussion: """
      First due first: a decision is due after 24 hours and overdue after 48. Two reviewers can't decide the same version: \
      --version is the number that 'list' and 'show' print. A decision can be undone until the picture is delivered.
      """,
    subcommands: [List.self, Show.self, ApproveCommand.self, Return.self, Undo.self, Reasons.self],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "What waits, first due first. 待审核。")

    @Option(help: "Of this college only.")
    var college: String?

    @Option(name: .customLong("class"), help: "Of this class only.")
    var classGroup: String?

    @Option(help: "At most so many.")
    var limit: Int?

    @OptionGroup var options: CollectOptions

    struct Answer: Encodable {
      var student: String
      var name: String
      var college: String
      var classGroup: String
      var version: Int64
      var submitted: String
      var due: String
      var isDue: Bool
      var isOverdue: Bool
      var outcome: String
      var comparison: String?
      var finished: String?

      init(_ item: ReviewItem) {
        student = item.student.label
        name = item.student.record.name
        college = item.student.record.college
        classGroup = item.student.record.classGroup
        version = item.student.version
        submitted = (item.student.submitted ?? item.student.since).text
        due = item.due.time.text
        isDue = item.due.isDue
        isOverdue = item.due.isOverdue
        outcome = item.outcome
        comparison = item.comparison
        finished = item.finished
      }

      private enum CodingKeys: String, CodingKey {
        case student, name, college
        case classGroup = "class"
        case version, submitted, due, isDue, isOverdue, outcome, comparison, finished
      }
    }

    func run() throws {
      try options.run { collection in
        let queue = try collection.reviewQueue(college: college, classGroup: classGroup, limit: limit)
        for item in queue { options.answers.tell(Answer(item), text(item)) }
        options.shared.note(
          LocalizedText(zh: "待审核 \(queue.count) 人", en: queue.count == 1 ? "1 waits" : "\(queue.count) wait"))
      }
    }

    private func text(_ item: ReviewItem) -> LocalizedText {
      let mark =
        item.due.isOverdue
        ? LocalizedText(zh: "【超过 48 小时】", en: "OVERDUE ")
        : item.due.isDue ? LocalizedText(zh: "【超过 24 小时】", en: "DUE ") : LocalizedText(zh: "", en: "")
      let rules =
        item.outcome == "review"
        ? LocalizedText(zh: "规则存疑", en: "rules in doubt") : LocalizedText(zh: "规则合格", en: "rules kept")
      let same = item.comparison.map { LocalizedText(zh: "，比对 \($0)", en: ", comparison \($0)") }
      func line(_ language: Language) -> String {
        let until = language.choose("应于 \(item.due.time.short) 前", "due \(item.due.time.short)")
        return mark[language] + "\(item.student.title)  \(until)  " + rules[language]
          + (same?[language] ?? "") + language.choose("  版本 ", "  version ") + "\(item.student.version)"
      }
      return LocalizedText(zh: line(.zh), en: line(.en))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One student: data, takes, what the rules said, where the pictures are. 查看一名学生。")

    @OptionGroup var student: StudentOption

    @Flag(name: .customLong("show-ids"), help: "Show identity numbers as they are.")
    var showsIDs = false

    @OptionGroup var options: CollectOptions

    private struct Answer: Encodable {
      var student: StudentAnswer
      var takes: [TakeAnswer]
    }

    func run() throws {
      try options.run { collection in
        let student = try collection.student(student.student)
        let takes = try collection.takes(of: student.id).map { TakeAnswer($0, student, collection.folder) }
        let answer = StudentAnswer(student, try collection.settings(), showsIDs: showsIDs)
        switch options.answers.format {
        case .json: Console.print(JSONLine.encode(Answer(student: answer, takes: takes)))
        case .text: for line in text(student, takes) { Console.print(line) }
        }
      }
    }

    private func text(_ student: Student, _ takes: [TakeAnswer]) -> [String] {
      let words = options.language.choose
      let record = student.record
      let place = [record.college, record.major, record.classGroup].filter { !$0.isEmpty }
      var lines = [
        student.title + "  " + record.identity.shown(showsIDs) + "  " + place.joined(separator: "/"),
        words("状态：", "state: ") + student.state.text[options.language] + words("  版本 ", "  version ")
          + "\(student.version)",
      ]
      for reason in student.reasons.compactMap({ try? ReturnReason($0) }) {
        lines.append(words("退回原因：", "returned: ") + reason.title[options.language])
      }
      for take in takes { lines += take.text(options.language) }
      return lines.map(printable)
    }
  }

  struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve", abstract: "The photo is right. 通过。")

    @OptionGroup var decision: ReviewDecision

    func run() throws {
      try decision.decide(LocalizedText(zh: "已通过", en: "approved")) { _ in Approve() }
    }
  }

  struct Return: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The photo can't be used; the student shoots again for nothing. 退回。",
      discussion:
        "Reasons are rules' names or those of 'collect review reasons'. A --list may have columns 原因 and 说明.")

    @OptionGroup var decision: ReviewDecision

    @Option(
      parsing: .upToNextOption, help: ArgumentHelp("Why: one or more codes.", valueName: "code"))
    var reason: [String] = []

    @Option(help: "More for the student.")
    var note = ""

    func run() throws {
      try decision.decide(LocalizedText(zh: "已退回", en: "returned")) { row in
        let listed = (row.value("原因") ?? "").split { ",，、 ".contains($0) }.map(String.init)
        let more = note.isEmpty ? row.value("说明") ?? "" : note
        return try ReturnPhoto(reasons: reason.isEmpty ? listed : reason, note: printable(more))
      }
    }
  }

  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a decision back, until the picture is delivered. 撤销结论。")

    @OptionGroup var decision: ReviewDecision

    func run() throws {
      try decision.decide(LocalizedText(zh: "已撤销，待重新审核", en: "undone, waiting again")) { _ in UndoReview() }
    }
  }

  struct Reasons: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reasons besides the rules' names, each with its remedy. 退回原因。")

    @OptionGroup var shared: SharedOptions

    func run() {
      for reason in ReturnReason.others {
        Console.print(
          "\(reason.code)  \(reason.title[shared.language])  \(reason.remedy[shared.language])")
      }
    }
  }
}

/// Whom a reviewer decides about, and on which version.
struct ReviewDecision: ParsableArguments {
  @OptionGroup var students: StudentsOption

  @Option(help: "The version that was looked at: if somebody has decided since, nothing is done.")
  var version: Int64?

  @OptionGroup var options: CollectOptions

  func validate() throws {
    if version != nil, students.student.count != 1 {
      throw UsageError(zh: "--version 只能用于一名学生。", en: "--version takes one student.").forParser
    }
  }

  func decide(_ done: LocalizedText, _ transition: (StudentRow) throws -> any Transition) throws {
    try options.change(students, done: done) { _, student, row in
      Change(student.id, try transition(row), version: version)
    }
  }
}
