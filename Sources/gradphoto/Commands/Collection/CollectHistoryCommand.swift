import ArgumentParser
import Collection
import Localization
import Rosters

struct CollectHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "What happened, when, and who did it: of one student or all. 操作记录。")

  @Option(help: ArgumentHelp("One student: 学号, 考生号 or 证件号.", valueName: "number"))
  var student: String?

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var event: Int64
    var time: String
    var actor: String
    var name: String
    var from: State?
    var to: State?
    var hash: String
    /// The content, identity numbers masked; absent once erased.
    var content: String?
    var merge: Int64?
    var skipped: Bool
  }

  func run() throws {
    try options.run { collection in
      let id = try student.map { try collection.student($0).id }
      try collection.shownHistory(of: id) { event, shown in
        let content = shown.map { Masking.masked($0) }
        switch options.answers.format {
        case .json:
          Console.print(
            JSONLine.encode(
              Answer(
                event: event.id, time: event.time.text, actor: event.actor, name: event.name,
                from: event.from,
                to: event.to, hash: event.hash, content: content, merge: event.merge, skipped: event.isSkipped
              )))
        case .text: Console.print(text(event, content))
        }
      }
    }
  }

  private func text(_ event: Event, _ content: String?) -> String {
    let language = options.language
    var line = "\(event.id)  \(event.time.short)  \(event.actor)  \(event.name)"
    if let to = event.to, to != event.from {
      line += "  " + (event.from.map { $0.text[language] + " → " } ?? "→ ") + to.text[language]
    }
    if event.isSkipped { line += language.choose("  （合并时未采用）", "  (not followed: merged)") }
    if options.shared.verbose { line += "  " + (content ?? language.choose("（已清除）", "(erased)")) }
    return printable(line)
  }
}
