import Codecs
import Collection
import Files
import Foundation
import Pipeline
import Raster
import Rules
import Support
import Testing
import WebService

/// Pictures as pages show them.
@Suite(.serialized, .timeLimit(.minutes(2))) struct PictureTests {
  @Test func picturesAreWrittenAnew() async throws {
    let image = RGBImage(width: 2400, height: 1800, filledWith: RGB(90, 140, 200))
    // As phones and mischief add it.
    let mischief = Array("<script>alert(1)</script>".utf8)
    let bytes = try JPEGEncoder.encode(image, quality: 90, density: 72) + mischief
    try await serving(judge: CopyingJudge.self) { [bytes] service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let browser = try service.browser(of: "20260001")
      #expect(browser.upload("/me/photo", bytes).status == 202)
      #expect(try eventually { try service.collection.takes(of: id).count == 1 })
      for kind in ["source", "finished"] {
        let answer = browser.get("/me/takes/1/" + kind)
        #expect(answer.status == 200 && answer.header("Content-Type") == "image/jpeg")
        #expect(!answer.body.contains("<script>"))
        // The next student at this phone has other pictures at the same addresses.
        #expect(answer.header("Cache-Control") == "no-store")
      }
      let original = browser.get("/me/takes/1/original")
      #expect(original.header("Content-Type") == "application/octet-stream")
      #expect(original.header("Content-Disposition")?.hasPrefix("attachment") == true)
    }
  }

  @Test func originalsArriveWhole() async throws {
    try await serving { service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let browser = try service.browser(of: "20260001")
      #expect(browser.upload("/me/photo", photo(1, count: 300_001)).status == 202)
      #expect(try eventually { try service.collection.takes(of: id).count == 1 })
      let original = browser.get("/me/takes/1/original")
      #expect(original.header("Content-Length") == "\(photo(1, count: 300_001).count)")
      #expect(original.body.utf8.count { $0 == 7 } == 300_001)
      #expect(original.header("Cache-Control") == "no-store")
    }
  }

  @Test func picturesOfCodesAreSmall() async throws {
    try await serving { service throws -> Void in
      let browser = try service.browser(of: "20260001")
      #expect(browser.upload("/me/code", photo(1, count: 8 << 20)).status == 413)
    }
  }

  /// A PNG that says it has 60,000 × 60,000 pixels.
  @Test func bombsAreRefused() async throws {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    bytes += [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0, 0, 0, 0, 0]
    try await serving(judge: CopyingJudge.self) { [bytes] service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let browser = try service.browser(of: "20260001")
      #expect(browser.upload("/me/code", bytes).status == 422)
      #expect(browser.upload("/me/photo", bytes).status == 202)
      #expect(try eventually { try service.collection.takes(of: id).count == 1 })
      #expect(browser.get("/me/takes/1/source").status == 422)
    }
  }
}
