import Foundation
import Testing

@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct CompareCommandTests {
  private static func portrait(_ name: String) -> String {
    Executable.portraits.appendingPathComponent(name).path
  }

  @Test func oneFaceIsTheSamePersonAndTwoAreDoubtful() throws {
    let (obama, biden) = (Self.portrait("obama.jpg"), Self.portrait("biden.jpg"))
    let same = try Executable.run(["compare", obama, obama, "--format", "json"])
    #expect(same.status == 0)
    let line = try #require(same.lines.first)
    #expect(line["verdict"] as? String == "same" && (line["similarity"] as? Double ?? 0) > 0.99)
    #expect(
      line["falseMatchRateIsBound"] as? Bool == true && (line["falseMatchRate"] as? Double ?? 1) < 0.001)
    #expect((line["timings"] as? [String: Double])?["compare"] != nil)
    let other = try Executable.run(["compare", obama, biden], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(other.status == 1 && other.text.contains("存疑") && other.text.contains("误认率"))
  }

  @Test func aPhotoWithoutAFaceIsToldByItsReason() throws {
    let outcome = try Executable.run([
      "compare", Self.portrait("obama.jpg"), Self.portrait("chelsea.png"), "--format", "json",
    ])
    #expect(outcome.status == 1)
    let line = try #require(outcome.lines.first)
    #expect(line["verdict"] as? String == "unassessable")
    #expect(line["similarity"] is NSNull && line["falseMatchRate"] is NSNull)
    let second = try #require(line["second"] as? [String: Any])
    #expect((second["faults"] as? [[String: Any]])?.first?["code"] as? String == "no-face")
    #expect(((line["first"] as? [String: Any])?["faults"] as? [Any])?.isEmpty == true)
  }

  @Test func whatCannotBeReadIsOneSentenceWithItsName() throws {
    let missing = try Executable.run(["compare", Self.portrait("obama.jpg"), "/no/such/photo.jpg"])
    #expect(missing.status == 2 && missing.output.isEmpty && missing.errors.contains("photo.jpg"))
    try Executable.withFolder { folder in
      let broken = folder.appendingPathComponent("broken.jpg")
      try Data([0xFF, 0xD8, 0xFF, 0xE0]).write(to: broken)
      let outcome = try Executable.run(["compare", broken.path, Self.portrait("obama.jpg")])
      #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.errors.contains("broken.jpg"))
    }
    #expect(try Executable.run(["compare", "-", "-"]).status == 64)
    #expect(try Executable.run(["compare", Self.portrait("obama.jpg")]).status == 64)
  }

  @Test func standardInputIsOneOfTheTwo() throws {
    let photo = try Data(contentsOf: URL(fileURLWithPath: Self.portrait("obama.jpg")))
    let outcome = try Executable.run(["compare", "-", Self.portrait("obama.jpg")], input: photo)
    #expect(outcome.status == 0)
  }
}
