import ArgumentParser
import Rules
import Studio

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain one rule: what it asks, why, how to comply. 解释一条规则。")

  @Argument(help: "The rule's id: see 'gradphoto rules'.")
  var rule: String

  @OptionGroup var standard: StandardChoice
  @OptionGroup var shared: SharedOptions

  func run() throws {
    guard let found = Registry.rule(rule) else {
      throw ValidationError("There is no rule '\(rule)': see 'gradphoto rules'.")
    }
    Console.print(
      RuleDocumentation.explanation(
        of: found, language: shared.language, standard: try standard.resolve(shared)))
  }
}
