import ArgumentParser
import Collection
import Localization
import Rosters

struct CollectImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take over the school's list: added, changed, gone. 导入名单。",
    discussion: """
      The list is read as 'batch' reads it. Again later: new students are added, changed data are changed and told, \
      students who are gone are told and kept. What a student has confirmed already is not changed: it becomes a \
      correction (collect correction).

      Exit status: 0 every row was taken, 1 mistakes or rows that were not taken, 2 the list can't be read.
      """)

  @Argument(help: "The school's list: XLSX, or CSV in UTF-8 or GB18030.")
  var roster: PathArgument

  @Option(help: "Columns of the list by number or heading: 学号=1,姓名=Name.")
  var columns: String?

  @Option(help: "The sheet of an XLSX list, where several list students.")
  var sheet: String?

  @Flag(help: "The list is a part of the school's: who is not on it is not gone.")
  var partial = false

  @OptionGroup var options: CollectOptions

  private struct Line: Encodable {
    var kind: String
    var line: Int
    var student: String
    var field: String?
    var old: String?
    var new: String?
    var why: LocalizedText?
  }

  private struct Summary: Encodable {
    var added: Int
    var changed: Int
    var held: Int
    var gone: Int
    var back: Int
    var refused: Int
    var unchanged: Int
    var mistakes: Int
  }

  func run() throws {
    try options.run { collection in
      let list = try Roster(path: roster.path, columns: columns, sheet: sheet)
      let mistakes = RosterLint.issues(in: list, latestYear: Roster.latestYear)
      let report = try collection.importRoster(list, isPartial: partial, by: options.answers.actor)
      tell(report)
      tell(mistakes)
      finish(report, mistakes.count)
      if report.count(.added) > 0 { options.shared.note(try nextStep(collection.settings())) }
      if !mistakes.isEmpty || report.count(.refused) > 0 { throw ExitCode(ExitStatus.broken) }
    }
  }

  /// So many mistakes are told one by one; of more, the first of each kind.
  private static let listed = 20
  private static let listedOfKind = 3

  private func tell(_ mistakes: [RosterIssue]) {
    let isShort = mistakes.count > Self.listed && !options.shared.verbose
    var counts: [String: Int] = [:]
    for issue in mistakes {
      counts[issue.code, default: 0] += 1
      if isShort, counts[issue.code, default: 0] > Self.listedOfKind { continue }
      Console.note(
        "\(printable(roster.text)):\(issue.line):\(issue.column): "
          + (issue.heading.isEmpty ? "" : printable(issue.heading) + ": ") + issue.text[options.language]
          + " [\(issue.code)]")
    }
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) where isShort && count > Self.listedOfKind {
      let more = count - Self.listedOfKind
      Console.note(
        LocalizedText(
          zh: "  另有 \(more) 处同类问题（--verbose 逐条列出） [\(code)]",
          en: "  and \(more) more of the kind (--verbose lists all) [\(code)]")[options.language])
    }
  }

  private func nextStep(_ settings: CollectionSettings) -> LocalizedText {
    let command =
      switch settings.steps.first {
      case .verify: "collect verify --student … --last4 …"
      case .consent: "collect consent --student …"
      case .confirm: "collect confirm --student …"
      case .profile: "collect profile --student … --phone …"
      case nil: "collect take PHOTO --student …"
      }
    return LocalizedText(
      zh: "下一步：gradphoto \(command)（整班用 --list 表格）",
      en: "next: gradphoto \(command) (whole classes: --list TABLE)")
  }

  private func tell(_ report: ImportReport) {
    for line in report.lines {
      switch options.answers.format {
      case .json:
        Console.print(
          JSONLine.encode(
            Line(
              kind: line.kind.rawValue, line: line.line, student: line.student, field: line.field?.rawValue,
              old: line.field == nil ? nil : line.old, new: line.field == nil ? nil : line.new, why: line.why)
          ))
      case .text:
        // Of a first import nobody wants to read every name.
        if line.kind != .added || options.shared.verbose { Console.print(text(line)) }
      }
    }
  }

  private func text(_ line: ImportReport.Line) -> String {
    let words = options.language.choose
    let place = line.line > 0 ? words("第 \(line.line) 行 ", "line \(line.line) ") : ""
    let change = line.field.map { "\($0.heading) “\(line.old)” → “\(line.new)”" } ?? ""
    let what =
      switch line.kind {
      case .added: words("新增", "added")
      case .changed: words("更改 ", "changed ") + change
      case .held: words("学生已确认，待更正审批 ", "confirmed by the student, waits as a correction ") + change
      case .gone: words("名单中已没有", "no longer on the list")
      case .back: words("重新出现在名单中", "on the list again")
      case .refused: words("未导入：", "not taken: ") + (line.why?[options.language] ?? "")
      }
    return printable("\(place)\(line.student) \(what)")
  }

  private func finish(_ report: ImportReport, _ mistakes: Int) {
    let summary = Summary(
      added: report.count(.added),
      changed: Set(report.lines.filter { $0.kind == .changed }.map(\.student)).count,
      held: report.count(.held), gone: report.count(.gone), back: report.count(.back),
      refused: report.count(.refused), unchanged: report.unchanged, mistakes: mistakes)
    options.answers.tell(
      summary,
      LocalizedText(
        zh:
          "新增 \(summary.added)，更改 \(summary.changed)，待审批 \(summary.held)，不在名单 \(summary.gone)，恢复 \(summary.back)，未导入 \(summary.refused)，未变 \(summary.unchanged)；名单问题 \(mistakes) 处",
        en:
          "added \(summary.added), changed \(summary.changed), held \(summary.held), gone \(summary.gone), back \(summary.back), not taken \(summary.refused), unchanged \(summary.unchanged); mistakes in the list \(mistakes)"
      ))
  }
}
