import ArgumentParser
import Rules

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain one rule: what it asks, why, how to comply. 解释一条规则。")

  @Argument(help: "The rule's id: see 'gradphoto rules'.")
  var rule: String

  @OptionGroup var standard: StandardChoice
  @OptionGroup var shared: SharedOptions

  func run() throws {
    guard let found = Registry.rule(rule) else {
      throw UsageError(
        zh: "没有规则“\(rule)”，见 gradphoto rules。", en: "There is no rule “\(rule)”: see 'gradphoto rules'."
      ).forParser
    }
    Console.print(
      RuleDocumentation.explanation(
        of: found, language: shared.language, standard: try standard.resolve(shared)))
  }
}
