import ArgumentParser
import Collection
import Localization

struct CollectCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look at everything: database, log, tables, every photo. 全面检查。",
    discussion:
      "Exit status 1 where something is wrong. A damaged database is made anew by 'collect recover'.")

  @Flag(help: "Write the log's text (events.jsonl) anew from the database.")
  var repair = false

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var code: String
    var zh: String
    var en: String
  }

  func run() throws {
    try options.run { collection in
      if repair { try collection.repairText() }
      let flaws = try collection.check()
      for flaw in flaws {
        options.answers.tell(Answer(code: flaw.code, zh: flaw.text.zh, en: flaw.text.en), flaw.text)
      }
      options.shared.note(
        flaws.isEmpty
          ? LocalizedText(zh: "一切正常", en: "all is well")
          : LocalizedText(zh: "\(flaws.count) 处问题", en: flaws.count == 1 ? "1 flaw" : "\(flaws.count) flaws"))
      if !flaws.isEmpty { throw ExitCode(ExitStatus.broken) }
    }
  }
}
