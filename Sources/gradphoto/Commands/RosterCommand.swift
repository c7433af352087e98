import ArgumentParser
import Localization
import Rosters
import Tables

struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Work with the school's list of students. 学生名单。",
    subcommands: [Lint.self])

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find mistakes in a list. 检查名单。",
      discussion: "Exit status: 0 no mistake, 1 some, 2 the list can't be read.")

    @Argument(help: "XLSX, or CSV in UTF-8 or GB18030.")
    var file: PathArgument

    @Option(help: "Columns by number or heading: 学号=1,姓名=Name.")
    var columns: String?

    @Option(help: "The sheet of an XLSX list, where several list students.")
    var sheet: String?

    @Option(help: "text or json (one object a line).")
    var format = OutputFormat.text

    @OptionGroup var shared: SharedOptions

    private struct Line: Encodable {
      var line: Int
      var column: Int
      var heading: String
      var code: String
      var zh: String
      var en: String
    }

    func run() throws {
      let issues = try shared.explaining {
        let roster = try Roster(path: file.path, columns: columns, sheet: sheet)
        let count = roster.students.count
        shared.note(
          LocalizedText(
            zh: "\(count) 人，编码 \(roster.encoding.rawValue)",
            en: (count == 1 ? "1 student" : "\(count) students") + ", \(roster.encoding.rawValue)"))
        return RosterLint.issues(in: roster, latestYear: Roster.latestYear)
      }
      for issue in issues { Console.print(line(issue)) }
      shared.note(
        LocalizedText(
          zh: "\(issues.count) 处问题", en: issues.count == 1 ? "1 mistake" : "\(issues.count) mistakes"))
      if !issues.isEmpty { throw ExitCode(ExitStatus.broken) }
    }

    private func line(_ issue: RosterIssue) -> String {
      switch format {
      case .json:
        JSONLine.encode(
          Line(
            line: issue.line, column: issue.column, heading: issue.heading, code: issue.code,
            zh: issue.text.zh, en: issue.text.en))
      case .text:
        "\(printable(file.text)):\(issue.line):\(issue.column): "
          + (issue.heading.isEmpty ? "" : printable(issue.heading) + ": ")
          + issue.text[shared.language] + " [\(issue.code)]"
      }
    }
  }
}
