import Codecs
import Foundation
import Matting
import Portrait
import Raster
import Rules
import Support
import Testing

@testable import Pipeline

@Suite(
  "Which mask a photo is cut with",
  .enabled(if: Downloads.arePresent, "the networks and portraits are fetched by make"))
struct MattingQualityTests {
  private func cutout(_ name: String, _ quality: MattingQuality) throws -> Cutout {
    let bytes = try Downloads.portrait(name)
    return try #require(
      try MatteExtractor(models: try Downloads.models(), quality: quality).cut(Photo(bytes: bytes)))
  }

  @Test("a room behind the person asks for the matting network, unless it is declined")
  func room() throws {
    #expect(try cutout("obama.jpg", .automatic).mask == .matter)
    #expect(try cutout("obama.jpg", .fast).mask == .segmenter)
  }

  @Test("the network is read when it is needed, and a wrong file is then an error")
  func late() throws {
    let models = try PortraitModels { name in
      name == "modnet.onnx" ? [1, 2, 3] : try Downloads.network(name)
    }
    let photo = try Photo(bytes: try Downloads.portrait("obama.jpg"))
    #expect(try MatteExtractor(models: models, quality: .fast).cut(photo) != nil)
    #expect(throws: PortraitError.self) { try MatteExtractor(models: models, quality: .fine).cut(photo) }
  }
}
