import Codecs
import Foundation
import Matting
import Portrait
import Raster
import Rules
import Testing

@testable import Studio

@Suite(
  "Which mask a photo is cut with",
  .enabled(if: Repository.hasModels, "the networks and portraits are fetched by make"))
struct MattingEffortTests {
  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Repository.models.appendingPathComponent(name)))
  }

  private func cutout(_ name: String, _ effort: MattingEffort) throws -> Cutout {
    let bytes = try Repository.portrait(name)
    return try #require(
      try Cutter(models: try PortraitModels(load: Self.bytes), effort: effort).cut(Photo(bytes: bytes)))
  }

  @Test("a room behind the person asks for the matting network, unless it is declined")
  func room() throws {
    #expect(try cutout("obama.jpg", .automatic).mask == .matter)
    #expect(try cutout("obama.jpg", .fast).mask == .segmenter)
  }

  @Test("the network is read when it is needed, and a wrong file is then an error")
  func late() throws {
    let models = try PortraitModels { name in
      name == "modnet.onnx" ? [1, 2, 3] : try Self.bytes(name)
    }
    let photo = try Photo(bytes: try Repository.portrait("obama.jpg"))
    #expect(try Cutter(models: models, effort: .fast).cut(photo) != nil)
    #expect(throws: PortraitError.self) { try Cutter(models: models, effort: .fine).cut(photo) }
  }
}
