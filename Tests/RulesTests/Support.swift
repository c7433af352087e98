import Codecs
import Foundation
import Localization
import Portrait
import Raster
import Testing

@testable import Rules

/// The root of the checkout, found from this file.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// One example of one rule, as a test argument.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: any Rule
  let example: Example

  var testDescription: String { "\(rule.id): \(example.title.en)" }

  static let all = Registry.rules.flatMap { rule in
    rule.examples.map { RuleExample(rule: rule, example: $0) }
  }

  func verdict(on evidence: Evidence) -> Verdict? {
    Judge(standard: .chsi99, rules: [rule]).judge(evidence).first?.verdict
  }
}
