import ArgumentParser
import Localization
import Rules
import Studio

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, a line each. 列出全部规则。",
    discussion: "Id, clause, the picture that is judged (source photo, finished picture or both), title.")

  @OptionGroup var shared: SharedOptions

  func run() {
    for rule in Registry.rules {
      let info = rule.info
      Console.print(
        "\(pad(info.id, 20)) \(pad(info.clause, 5)) \(pad(judges(info.stages), 8)) \(info.title[shared.language])"
      )
    }
  }

  /// Which picture the rule judges: the photo as it was taken, the finished one, or either.
  private func judges(_ stages: [Evidence.Stage]) -> String {
    let isChinese = shared.language == .zh
    guard stages.contains(.source) else { return isChinese ? "成品" : "finished" }
    return stages.contains(.finished) ? (isChinese ? "两者" : "both") : (isChinese ? "原照片" : "source")
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
