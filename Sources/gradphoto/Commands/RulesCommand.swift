import ArgumentParser
import Rules
import Studio

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, a line each. 列出全部规则。")

  @OptionGroup var shared: SharedOptions

  func run() {
    for rule in Registry.rules {
      let info = rule.info
      Console.print("\(pad(info.id, 20)) \(pad(info.clause, 5)) \(info.title[shared.language])")
    }
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
