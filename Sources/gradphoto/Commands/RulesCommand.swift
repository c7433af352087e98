import ArgumentParser
import Localization
import Rules

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules of a standard, a line each. 列出标准的全部规则。",
    discussion: "Id, clause, the picture that is judged (source photo, finished picture or both), title.")

  @OptionGroup var standard: StandardChoice
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let standard = try standard.resolve(shared)
    let rules = Registry.rules.filter { $0.limit(in: standard) != nil }
    let clauses = rules.map { Clause.cited(standard.clause(of: $0.id))[shared.language] }
    let width = clauses.map({ Console.width(of: $0) }).max() ?? 0
    for (rule, clause) in zip(rules, clauses) {
      let info = rule.info.worded(for: standard)
      Console.print(
        "\(pad(info.id, 20)) \(pad(clause, width)) \(pad(judges(info.stages), 8)) \(info.title[shared.language])"
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
    text + String(repeating: " ", count: max(0, width - Console.width(of: text)))
  }
}
