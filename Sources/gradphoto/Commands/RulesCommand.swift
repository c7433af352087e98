import ArgumentParser
import Localization
import Rules

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
    let language = shared.language
    guard stages.contains(.source) else { return language.choose("成品", "finished") }
    return stages.contains(.finished) ? language.choose("两者", "both") : language.choose("原照片", "source")
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
