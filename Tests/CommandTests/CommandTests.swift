import Foundation
import Testing

@Suite struct CommandTests {
  @Test(
    arguments: [
      (["--help"], Int32(0)), (["--version"], 0), (["rules"], 0), (["standards"], 0),
      (["explain", "eye-line"], 0),
      (["explain", "no-such-rule"], 64), (["standardize"], 64), (["standardize", "x.jpg"], 64),
      (["nonsense"], 64),
      (["check", "x.jpg", "--standard", "none"], 64), (["detect", "a", "b", "--overlay", "o.png"], 64),
      (["check", "x.jpg", "--format", "yaml"], 64),
      (["collect", "code", "x.jpg", "y.jpg", "--read-only", "--overlay", "o.png"], 64),
    ] as [([String], Int32)])
  func exitStatus(arguments: [String], status: Int32) throws {
    #expect(try Executable.run(arguments).status == status)
  }

  @Test func rulesAndExplanationsFollowTheLanguage() throws {
    #expect(try Executable.run(["rules"], environment: ["LC_ALL": "zh_CN.UTF-8"]).text.contains("脸"))
    let english = try Executable.run(["explain", "eye-height", "--language", "en"]).text
    #expect(english.contains("4.2") && !english.contains("眼"))
  }

  /// Each rule says which picture it judges.
  @Test func rulesNameThePictureTheyJudge() throws {
    let lines = try Executable.run(["rules", "--language", "en"]).text.split(separator: "\n")
    let words = Dictionary(
      uniqueKeysWithValues: lines.map { $0.split(separator: " ") }.map { ($0[0], $0[3]) })
    #expect(words.count >= 54 && Set(words.values) == ["finished", "both"])
    #expect(words["file-size"] == "finished" && words["eyes-open"] == "both")
    #expect(
      try Executable.run(["explain", "sharpness", "--language", "en"]).text.contains(
        "Judges: the original photo"))
  }

  @Test func missingNetworksSayWhereTheyWereLookedFor() throws {
    let outcome = try Executable.run(["detect", "x.jpg", "--models", "/no/such/folder"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("/no/such/folder") && outcome.output.isEmpty)
  }
}

/// Commands that look at photos.
@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct PhotoCommandTests {
  private static func portrait(_ name: String) -> String {
    Executable.portraits.appendingPathComponent(name).path
  }

  @Test func standardizeWritesAndReports() throws {
    try Executable.withFolder { folder in
      let outcome = try Executable.run([
        "standardize", Self.portrait("obama.jpg"), Self.portrait("chelsea.png"), "no-such.jpg", "-o",
        folder.path,
        "--format", "json", "--keep-failed",
      ])
      #expect(outcome.status == 2)
      let verdicts = outcome.lines.map { $0["verdict"] as? String }
      #expect(verdicts.count == 3 && verdicts[1] == "fail" && verdicts[2] == "error")
      let output = try #require(outcome.lines[0]["output"] as? String)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
      #expect(bytes.prefix(3) == Data([0xFF, 0xD8, 0xFF]) && bytes.suffix(2) == Data([0xFF, 0xD9]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["obama.jpg"])
      let timings = try #require(outcome.lines[0]["timings"] as? [String: Double])
      #expect(Set(timings.keys).isSuperset(of: ["decode", "analyze", "matte", "encode", "judge", "total"]))
      let findings = try #require(outcome.lines[0]["findings"] as? [[String: Any]])
      #expect(findings.count >= 21)
    }
  }

  @Test func aFailedPictureIsWrittenOnlyOnRequest() throws {
    try Executable.withFolder { folder in
      let arguments = ["standardize", Self.portrait("astronaut.png"), "-o", folder.path, "--format", "json"]
      let refused = try Executable.run(arguments)
      #expect(refused.status == 1 && refused.lines.first?["output"] is NSNull)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      let kept = try Executable.run(arguments + ["--keep-failed"])
      #expect(kept.status == 1 && kept.lines.first?["output"] is String)
    }
  }

  @Test func detectReadsStandardInputAndDraws() throws {
    try Executable.withFolder { folder in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.portrait("grace_hopper.jpg")))
      let overlay = folder.appendingPathComponent("o.png").path
      let outcome = try Executable.run(
        ["detect", "-", "--format", "json", "--overlay", overlay], input: bytes)
      #expect(outcome.status == 0)
      let object = try #require(outcome.lines.first)
      #expect(object["width"] as? Int == 512 && object["height"] as? Int == 600)
      let faces = try #require(object["faces"] as? [[String: Any]])
      #expect(faces.count == 1)
      let points = try #require(faces.first?["points"] as? [String: Any])
      #expect(
        Set(points.keys) == [
          "leftEye", "rightEye", "noseTip", "mouthLeft", "mouthRight", "chin", "crown", "leftCheek",
          "rightCheek",
          "leftShoulder", "rightShoulder",
        ])
      let left = try #require(points["leftEye"] as? [Double])
      let right = try #require(points["rightEye"] as? [Double])
      #expect(left[0] > right[0], "the subject's left eye stands on the right of the picture")
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: overlay)).prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
    }
  }

  @Test func matteWritesAlphaAndCutout() throws {
    try Executable.withFolder { folder in
      let cutout = folder.appendingPathComponent("c.png").path
      let outcome = try Executable.run(["matte", Self.portrait("obama.jpg"), "-o", "-", "--cutout", cutout])
      #expect(outcome.status == 0)
      #expect(outcome.output.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
      #expect(FileManager.default.fileExists(atPath: cutout))
    }
  }

  @Test func matteTellsHowSureItIs() throws {
    try Executable.withFolder { folder in
      let alpha = folder.appendingPathComponent("a.png").path
      let outcome = try Executable.run(
        ["matte", Self.portrait("obama.jpg"), "-o", alpha, "--format", "json"])
      #expect(outcome.status == 0)
      let matting = try #require(outcome.lines.first?["matting"] as? [String: Any])
      let confidence = try #require(matting["confidence"] as? Double)
      #expect(matting["basis"] as? String == "face" && confidence >= 0 && confidence <= 1)
      let audit = try #require(matting["audit"] as? [String: Any])
      #expect(
        Set(audit.keys) == [
          "expectedError", "worstPlace", "oldColor", "wallOnHair", "islands", "certainty", "agreement",
          "faults",
        ])
      let both = try Executable.run(["matte", Self.portrait("obama.jpg"), "-o", "-", "--format", "json"])
      #expect(both.status == 64 || both.status == 2)
    }
  }

  @Test func checkJudgesAFinishedFile() throws {
    let outcome = try Executable.run(["check", Self.portrait("grace_hopper.jpg"), "--format", "json"])
    #expect(outcome.status == 1)
    let object = try #require(outcome.lines.first)
    #expect(object["output"] == nil && object["crop"] == nil && object["verdict"] as? String == "fail")
  }

  @Test func textIsForPeople() throws {
    let outcome = try Executable.run([
      "check", Self.portrait("grace_hopper.jpg"), "--language", "zh",
    ])
    #expect(outcome.text.hasPrefix("✗ 不合格"))
    #expect(outcome.text.contains("480") && !outcome.text.contains("\u{1B}"))
  }
}
