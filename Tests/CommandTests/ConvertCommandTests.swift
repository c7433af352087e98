import Foundation
import Testing

/// `standards` with words, `convert`, `guide`.
@Suite struct StandardListTests {
  @Test func wordsNarrowTheListDown() throws {
    let all = try Executable.run(["standards", "--language", "en"])
    #expect(all.status == 0 && all.text.split(separator: "\n").count >= 36)
    let some = try Executable.run(["standards", "visa", "--language", "en"]).text
    #expect(some.contains("us-visa") && some.contains("japan-visa") && !some.contains("id-card"))
    let one = try Executable.run(["standards", "身份证", "二代证", "--language", "zh"]).text
    #expect(one.hasPrefix("id-card") && one.contains("GA 461-2004") && one.contains("207±14"))
    #expect(try Executable.run(["standards", "nosuchthing"]).status == 1)
  }

  /// Rules and explanations cite the standard in use.
  @Test func rulesCiteTheirStandard() throws {
    let rules = try Executable.run(["rules", "--standard", "passport-cn", "--language", "zh"]).text
    #expect(rules.contains("“头部长度 331–390 像素”") && rules.contains("一般要求") && !rules.contains("第 4.2 条"))
    let text = try Executable.run(["explain", "head-height", "--standard", "us-visa", "--language", "en"])
      .text
    #expect(text.contains("US visa") && text.contains("head 50–69 % of the height"))
  }

  @Test(arguments: [
    ["convert", "x.jpg", "-o", "o"], ["convert", "x.jpg", "-o", "o", "--standard", "nosuchthing"],
    ["guide", "-o", "o", "--standard", "nosuchthing"], ["guide", "-o", "o", "--width", "5"],
  ])
  func wrongUsage(_ arguments: [String]) throws {
    let outcome = try Executable.run(arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
  }
}

@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct ConvertCommandTests {
  private static let portrait = Executable.portraits.appendingPathComponent("obama.jpg").path

  @Test func onePhotoManyStandards() throws {
    try Executable.withFolder { folder in
      let out = folder.appendingPathComponent("out").path
      let arguments = [
        "convert", Self.portrait, "--standard", "chsi-99", "id-card", "us-visa", "cet", "-o", out,
        "--keep-failed",
        "--format", "json",
      ]
      let outcome = try Executable.run(arguments)
      #expect(outcome.errors.isEmpty)
      #expect(
        outcome.lines.compactMap { $0["standard"] as? String } == ["chsi-99", "id-card", "us-visa", "cet"])
      for line in outcome.lines {
        let standard = try #require(line["standard"] as? String)
        #expect(line["output"] as? String == "\(out)/\(standard)/obama.jpg")
        #expect(FileManager.default.fileExists(atPath: "\(out)/\(standard)/obama.jpg"))
      }
      // Nothing is replaced unless it is asked for.
      #expect(try Executable.run(arguments).status == 2)
      #expect(try Executable.run(arguments + ["--force"]).status == outcome.status)
    }
  }

  /// A standard that forbids replacing keeps the photo's wall and says that it is the wrong one.
  @Test func whatThePhotoCantGiveIsToldWhy() throws {
    try Executable.withFolder { folder in
      let outcome = try Executable.run([
        "convert", Self.portrait, "--standard", "us-visa", "-o", folder.path, "--language", "en",
      ])
      #expect(outcome.status == 1 && outcome.text.contains("✗ us-visa"))
      #expect(outcome.text.contains("background-color"))
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("us-visa").path))
    }
  }

  /// A folder of photos, and the originals of what a batch accepted.
  @Test func foldersAndBatchesAreSources() throws {
    try Executable.withFolder { folder in
      let photos = folder.appendingPathComponent("photos/class")
      try FileManager.default.createDirectory(at: photos, withIntermediateDirectories: true)
      let source = Executable.root.appendingPathComponent("fixtures/compliance/pictures/source.jpg")
      try FileManager.default.copyItem(at: source, to: photos.appendingPathComponent("1.jpg"))
      let root = photos.deletingLastPathComponent().path
      let batch = folder.appendingPathComponent("batch").path
      #expect(
        try Executable.run(["batch", root, "-o", batch, "--graduation", "2026-06-30", "--quiet"]).status <= 1)
      for (input, name) in [(root, "plain"), (batch, "batch")] {
        let out = folder.appendingPathComponent(name).path
        let outcome = try Executable.run([
          "convert", input, "--standard", "resume", "-o", out, "--keep-failed", "--format", "json",
        ])
        #expect(outcome.lines.count <= 1, "\(outcome.errors)")
        if name == "plain" {
          #expect(FileManager.default.fileExists(atPath: "\(out)/resume/class/1.jpg"), "\(outcome.text)")
        }
      }
    }
  }
}
