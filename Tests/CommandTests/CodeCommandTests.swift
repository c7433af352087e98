import Foundation
import Testing

/// `collect code --read-only`, which needs no collection.
@Suite struct CodeCommandTests {
  private func read(_ pictures: [String: Data], _ more: [String] = []) throws -> Executable.Outcome {
    try Executable.withFolder { folder in
      for (name, data) in pictures { try data.write(to: folder.appendingPathComponent(name)) }
      let files = pictures.keys.sorted().map { folder.appendingPathComponent($0).path }
      return try Executable.run(["collect", "code"] + files + ["--read-only"] + more)
    }
  }

  @Test func printsPayloadHashAndPlace() throws {
    let picture = try DrawnCodes.picture([.init(DrawnCodes.capture, x: 100, y: 200)])
    let outcome = try read(["a.png": picture], ["--format", "json"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let line = try #require(outcome.lines.first)
    #expect(line["result"] as? String == "one" && line["width"] as? Int == 600)
    let code = try #require((line["codes"] as? [[String: Any]])?.first)
    #expect(code["text"] as? String == DrawnCodes.capture && code["kind"] as? String == "opaque")
    #expect(
      (code["base64"] as? String).flatMap { Data(base64Encoded: $0) } == Data(DrawnCodes.capture.utf8))
    #expect((code["sha256"] as? String)?.count == 64)
    let corners = try #require(code["corners"] as? [[Double]])
    #expect(corners.count == 4 && abs(corners[0][0] - 120) < 5 && abs(corners[0][1] - 220) < 5)
  }

  @Test func darkScreensAreRead() throws {
    let outcome = try read(["a.png": try DrawnCodes.picture([.init(DrawnCodes.capture)], dark: true)])
    #expect(outcome.status == 0 && outcome.text.contains(DrawnCodes.capture))
  }

  @Test func bytesThatAreNoTextAreBase64() throws {
    var code = DrawnCodes.Placed("")
    code.payload = [0xFF, 0x00, 0x80, 0x7F, 0xC3]
    let picture = try DrawnCodes.picture([code])
    #expect(try read(["a.png": picture]).text.contains("base64 /wCAf8M="))
    let line = try #require(try read(["a.png": picture], ["--format", "json"]).lines.first)
    let found = try #require((line["codes"] as? [[String: Any]])?.first)
    #expect(found["text"] is NSNull && found["base64"] as? String == "/wCAf8M=")
  }

  @Test func whatIsNoCaptureCodeIsTold() throws {
    let outcome = try read(
      [
        "1.png": try DrawnCodes.picture([]),
        "2.png": try DrawnCodes.picture([.init(DrawnCodes.account)]),
        "3.png": try DrawnCodes.picture([
          .init(DrawnCodes.capture), .init("another " + DrawnCodes.capture, y: 420),
        ]),
        "4.png": try DrawnCodes.picture([.init(DrawnCodes.account), .init(DrawnCodes.capture, y: 420)]),
        "5.png": try DrawnCodes.picture([.init("wxp://f2f0AbCdEfGhIjKlMnOpQrStUvWxYz")]),
      ], ["--format", "json"])
    #expect(outcome.status == 1)
    #expect(outcome.lines.map { $0["result"] as? String } == ["none", "other", "several", "one", "other"])
    #expect((outcome.lines[1]["zh"] as? String)?.contains("公众号") == true)
    #expect((outcome.lines[3]["en"] as? String)?.contains("official account") == true)
    #expect((outcome.lines[4]["zh"] as? String)?.contains("收付款码") == true)
  }

  @Test func anUnreadablePictureIsOneSentenceAndTheOthersAreRead() throws {
    let pictures = [
      "a.png": Data("no picture".utf8), "b.png": try DrawnCodes.picture([.init(DrawnCodes.capture)]),
    ]
    let outcome = try read(pictures, ["--format", "json"])
    #expect(outcome.status == 2 && outcome.lines.count == 2)
    #expect((outcome.lines[0]["error"] as? [String: Any])?["code"] as? String == "not-an-image")
    #expect(outcome.lines[1]["result"] as? String == "one")
  }

  @Test func theOverlayFramesTheCode() throws {
    try Executable.withFolder { folder in
      let (picture, overlay) = (
        folder.appendingPathComponent("a.png"), folder.appendingPathComponent("o.png")
      )
      try DrawnCodes.picture([.init(DrawnCodes.capture)]).write(to: picture)
      let outcome = try Executable.run([
        "collect", "code", picture.path, "--read-only", "--overlay", overlay.path,
      ])
      #expect(outcome.status == 0)
      let (before, after) = (try Data(contentsOf: picture), try Data(contentsOf: overlay))
      #expect(after.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]) && after != before)
      // The overlay never takes the picture's place.
      let refused = try Executable.run([
        "collect", "code", picture.path, "--read-only", "--overlay", picture.path,
      ])
      let kept = try Data(contentsOf: picture)
      #expect(refused.status == 2 && kept == before)
    }
  }
}
