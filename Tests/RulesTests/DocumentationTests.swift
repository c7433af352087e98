import Foundation
import Localization
import Support
import Testing

@testable import Rules

/// docs/rules is made from the rules. Set GRADPHOTO_RECORD=1 to write it anew; the test then fails once.
@Suite struct DocumentationTests {
  static let folder = Repository.root.appendingPathComponent("docs/rules")
  static let pages: [(name: String, text: String)] =
    [("README.md", RuleDocumentation.index())]
    + Registry.rules.map { ("\($0.id).md", RuleDocumentation.markdown(for: $0)) }

  @Test(arguments: pages.map(\.name))
  func isCurrent(_ name: String) throws {
    let text = try #require(Self.pages.first { $0.name == name }?.text)
    let file = Self.folder.appendingPathComponent(name)
    let stored = try? String(contentsOf: file, encoding: .utf8)
    if stored != text, ProcessInfo.processInfo.environment["GRADPHOTO_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(
      stored == text, "docs/rules/\(name) is stale: run the tests with GRADPHOTO_RECORD=1 and look at it")
  }

  @Test func noPageIsLeftOver() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(names) == Set(Self.pages.map(\.name)))
  }

  @Test(arguments: Language.allCases)
  func explanationNamesTheLimit(_ language: Language) throws {
    let text = RuleDocumentation.explanation(
      of: try #require(Registry.rule("eye-height")), language: language)
    #expect(text.contains("eye-height") && text.contains("200–300") && text.contains("4.2"))
  }
}
