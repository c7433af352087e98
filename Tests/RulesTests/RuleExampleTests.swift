import Codecs
import Foundation
import Localization
import Portrait
import Raster
import Support
import Testing

@testable import Rules

/// What every rule must show, new ones included.
@Suite struct RuleExampleTests {
  @Test(arguments: RuleExample.all)
  func givesItsVerdict(_ subject: RuleExample) throws {
    let finding = try #require(
      Judge(standard: .complete, rules: [subject.rule]).judge(subject.example.evidence()).first)
    #expect(finding.verdict == subject.example.verdict, "\(finding.reason.en)")
  }

  @Test(arguments: Registry.rules.map(\.id))
  func showsPassAndFail(_ id: String) throws {
    let verdicts = Set(try #require(Registry.rule(id)).examples.map(\.verdict))
    let worst = Standard.complete.rules[id]?.reviewOnly == true ? Verdict.review : .fail
    #expect(verdicts.isSuperset(of: [.pass, worst]))
  }

  /// Numbers in the texts are those of the standard in use: no placeholder is left, and none is misspelt.
  @Test(arguments: Registry.rules.map(\.id), [Standard.complete, .chsi99White])
  func textsTakeTheirNumbersFromTheStandard(_ id: String, _ standard: Standard) throws {
    let info = try #require(Registry.rule(id)).info.worded(for: standard)
    for text in RuleInfo.texts.map({ info[keyPath: $0] }) {
      #expect(!text.zh.contains("{") && !text.en.contains("{"), "\(text)")
      #expect(!text.zh.contains("…") && (!text.en.contains("…") || id == "brows-visible"), "\(text)")
    }
  }

  @Test func textsFollowTheStandard() throws {
    var standard = Standard.chsi99
    standard.output = Size(width: 390, height: 567)
    standard.density = 350
    standard.fileSize = .init(min: 30 * 1024, max: 80 * 1024)
    standard.minimumQuality = 75
    standard.backgrounds = [
      .init(id: "red", title: LocalizedText(zh: "红色", en: "red"), color: RGB(200, 0, 0))
    ]
    standard.rules["photo-age"] = Limit(max: 3)
    standard.rules["bit-depth"] = Limit(max: 8)
    let said = [
      "pixel-size": "390 px wide and 567 px high", "density": "350 dpi", "file-size": "30 to 80 KB",
      "jpeg-quality": "at least 75", "background-color": "red (RGB 200,0,0)", "photo-age": "within 3 months",
      "bit-depth": "8-bit", "aspect": "390×567",
    ]
    for (id, words) in said {
      let rule = try #require(Registry.rule(id))
      let text = RuleDocumentation.explanation(of: rule, language: .en, standard: standard)
      #expect(text.contains(words), "\(id)")
      #expect(!RuleDocumentation.explanation(of: rule, language: .en).contains(words), "\(id)")
    }
  }

  @Test func idsAreUnique() {
    #expect(Set(Registry.rules.map(\.id)).count == Registry.rules.count)
    #expect(Set(Standard.complete.rules.keys) == Set(Registry.rules.map(\.id)))
  }

  /// A file under Sources/Rules/Catalog is a rule, its type named like the file.
  @Test func everyFileIsRegistered() throws {
    let catalog = Repository.root.appendingPathComponent("Sources/Rules/Catalog")
    let files = try #require(FileManager.default.enumerator(at: catalog, includingPropertiesForKeys: nil))
    let names = files.compactMap { ($0 as? URL)?.lastPathComponent }.filter {
      $0.hasSuffix(".swift") && $0 != "Registry.swift"
    }
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
