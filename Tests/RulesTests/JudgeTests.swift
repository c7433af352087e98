import Codecs
import Foundation
import Localization
import Portrait
import Raster
import Testing

@testable import Rules

@Suite struct JudgeTests {
  private static let judge = Judge(standard: .chsi99, rules: Registry.rules)

  private func finding(_ rule: String, _ evidence: [Evidence]) throws -> Finding {
    try #require(Self.judge.judge(evidence).first { $0.rule == rule })
  }

  private func sketch(_ change: (inout Sketch) -> Void) -> Evidence {
    var sketch = Sketch()
    change(&sketch)
    return sketch.evidence
  }

  @Test func aConformingPhotoPassesEveryRule() {
    let findings = Self.judge.judge([sketch { $0.stage = .source }, sketch { _ in }])
    #expect(findings.map(\.rule) == Registry.rules.map(\.id).filter { Standard.chsi99.rules[$0] != nil })
    let others = findings.filter { $0.verdict != .pass && $0.verdict != .notApplicable }
    #expect(others.isEmpty, "\(others.map { ($0.rule, $0.verdict, $0.measured ?? .nan) })")
    #expect(Judge.overall(findings) == .pass)
  }

  /// Nothing passes because it could not be seen.
  @Test func withoutAFaceNothingAboutTheFacePasses() {
    let findings = Self.judge.judge(
      sketch {
        $0.faceCount = 0
        $0.hasMatte = false
      })
    #expect(Judge.overall(findings) == .fail)
    let file: Set = [
      "pixel-size", "density", "bit-depth", "jpeg", "jpeg-quality", "file-size", "file-extension",
      "upscaling", "photo-age", "border",
    ]
    for finding in findings where !file.contains(finding.rule) {
      #expect(finding.verdict == (finding.rule == "single-face" ? .fail : .unassessable), "\(finding.rule)")
    }
    #expect(findings.first { $0.rule == "single-face" }?.measured == 0)
  }

  @Test(arguments: [
    (SceneOrientation.turnedLeft, 90.0), (.turnedRight, 90), (.upsideDown, 180),
  ])
  func aPictureOnItsSideIsNamed(_ orientation: SceneOrientation, _ turn: Double) throws {
    let evidence = sketch {
      $0.stage = .source
      $0.orientation = orientation
    }
    let eyeLine = try finding("eye-line", [evidence])
    #expect(eyeLine.verdict == .fail)
    #expect(eyeLine.measured == turn)
    #expect(try finding("head-yaw", [evidence]).verdict == .unassessable)
  }

  @Test func aSourceWithoutAFinishedPictureNeverPasses() throws {
    let evidence = sketch { $0.stage = .source }
    #expect(try finding("eye-height", [evidence]).verdict == .unassessable)
    #expect(Judge.overall(Self.judge.judge(evidence)) == .review)
  }

  @Test func theSourceIsPreferredWhereItTellsMore() throws {
    let source = sketch {
      $0.stage = .source
      $0.faceCount = 2
    }
    let single = try finding("single-face", [source, sketch { _ in }])
    #expect(single.measured == 2)
    #expect(single.verdict == .fail)
  }

  @Test func aRuleThatIsNotAskedForSaysNothing() {
    var standard = Standard.chsi99
    standard.rules["aspect"] = nil
    standard.geometry.eyes = nil
    let rules = Judge(standard: standard, rules: Registry.rules).judge(sketch { $0.proportion = 2 }).map(
      \.rule)
    #expect(rules.count == Standard.chsi99.rules.count - 2)
    #expect(!rules.contains("aspect") && !rules.contains("eye-height"))
  }

  @Test func theClauseIsTheStandards() throws {
    var standard = Standard.chsi99
    standard.clauses["aspect"] = "7 (b)"
    standard.clauses["gaze"] = nil
    let findings = Judge(standard: standard, rules: Registry.rules).judge(sketch { _ in })
    #expect(findings.first { $0.rule == "aspect" }?.clause == "7 (b)")
    #expect(findings.first { $0.rule == "gaze" }?.clause == "")
    #expect(findings.first { $0.rule == "eye-height" }?.clause == "4.2")
  }

  @Test func reasonsAreInWords() throws {
    let good = try finding("eye-height", [sketch { $0.eyes = 251 }])
    #expect(good.reason.zh == "眼睛距上边沿 251 像素，符合要求（200–300 像素）")
    #expect(good.reason.en == "Eyes to the top edge 251 px, as required (200–300 px)")
    let bad = try finding("eye-height", [sketch { $0.eyes = 170 }])
    #expect(bad.reason.zh == "眼睛中心距离顶部百分比不合格，位置太高：眼睛距上边沿 170 像素，要求 200–300 像素")
    #expect(
      bad.reason.en
        == "The eyes are too high in the picture: eyes to the top edge 170 px, required 200–300 px")
    let tilt = try finding("eye-line", [sketch { $0.pose.roll = 4.5 }])
    #expect(tilt.reason.zh == "瞳孔平行角度不合格，头歪向自己的左侧：瞳孔连线倾斜 4.5°，要求不超过 3°，需要人工确认（多半不合格）")
    #expect(tilt.doubt == 0.75)
  }

  @Test func numbersThatAreNoneCanNotBeJudged() throws {
    let finding = try finding("head-yaw", [sketch { $0.pose.yaw = .nan }])
    #expect(finding.verdict == .unassessable)
  }

  @Test func jsonHasEveryKey() throws {
    let finding = try finding("density", [sketch { $0.file?.density = nil }])
    let object = try #require(
      JSONSerialization.jsonObject(with: JSONEncoder().encode(finding)) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "rule", "clause", "verdict", "stage", "measured", "unit", "doubt", "allowed", "reason", "remedy",
      ])
    #expect(object["measured"] is NSNull)
    #expect((object["allowed"] as? [String: Double]) == ["min": 300, "max": 300])
    let open = try self.finding("eye-line", [sketch { _ in }])
    let data = try JSONEncoder().encode(open)
    #expect(try JSONDecoder().decode(Finding.self, from: data) == open)
    let allowed =
      (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["allowed"] as? [String: Any]
    #expect(allowed?["min"] is NSNull)
  }
}
