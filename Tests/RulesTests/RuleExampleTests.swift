import Codecs
import Foundation
import Localization
import Portrait
import Raster
import Testing

@testable import Rules

/// What every rule must show, new ones included.
@Suite struct RuleExampleTests {
  @Test(arguments: RuleExample.all)
  func givesItsVerdict(_ subject: RuleExample) throws {
    let finding = try #require(
      Judge(standard: .chsi99, rules: [subject.rule]).judge(subject.example.evidence()).first)
    #expect(finding.verdict == subject.example.verdict, "\(finding.reason.en)")
  }

  @Test(arguments: Registry.rules.map(\.id))
  func showsPassAndFail(_ id: String) throws {
    let verdicts = Set(try #require(Registry.rule(id)).examples.map(\.verdict))
    let worst = Standard.chsi99.rules[id]?.reviewOnly == true ? Verdict.review : .fail
    #expect(verdicts.isSuperset(of: [.pass, worst]))
  }

  @Test(arguments: Registry.rules.map(\.id))
  func isAskedForByTheStandard(_ id: String) { #expect(Standard.chsi99.rules[id] != nil) }

  @Test func idsAreUnique() {
    #expect(Set(Registry.rules.map(\.id)).count == Registry.rules.count)
    #expect(Set(Standard.chsi99.rules.keys) == Set(Registry.rules.map(\.id)))
  }

  /// A file under Sources/Rules/Catalog is a rule, its type named like the file.
  @Test func everyFileIsRegistered() throws {
    let catalog = repository.appendingPathComponent("Sources/Rules/Catalog")
    let files = try #require(FileManager.default.enumerator(at: catalog, includingPropertiesForKeys: nil))
    let names = files.compactMap { ($0 as? URL)?.lastPathComponent }.filter { $0.hasSuffix(".swift") }
    #expect(
      Set(names.map { String($0.dropLast(6)) }) == Set(Registry.rules.map { "\(type(of: $0))" }))
  }

  @Test(arguments: Registry.rules.map(\.id))
  func isWrittenInBothLanguages(_ id: String) throws {
    let rule = try #require(Registry.rule(id))
    let info = rule.info
    let texts =
      [info.title, info.quantity, info.low, info.high, info.why, info.method, info.remedy]
      + rule.examples.map(\.title)
    for text in texts {
      #expect(!text.zh.isEmpty && !text.en.isEmpty)
      #expect(!text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text.en)")
    }
    for text in [info.why, info.method, info.remedy] {
      #expect(text.zh.hasSuffix("。") && text.en.hasSuffix("."), "\(text)")
    }
  }
}
