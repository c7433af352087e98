import Raster
import Testing

@testable import Codecs

@Suite struct WebPTests {
  /// A RIFF file of chunks.
  private func riff(_ chunks: [(type: String, data: [UInt8])]) -> [UInt8] {
    let body = chunks.flatMap { chunk in
      Array(chunk.type.utf8) + Fixture.number(chunk.data.count, 4).reversed() + chunk.data
        + [UInt8](repeating: 0, count: chunk.data.count % 2)
    }
    return Array("RIFF".utf8) + Fixture.number(body.count + 4, 4).reversed() + Array("WEBP".utf8) + body
  }

  /// The bitstream chunk of a plain file.
  private func bitstream(_ name: String) throws -> (type: String, data: [UInt8]) {
    let bytes = try Fixture.bytes(name)
    let length = bytes[16..<20].reversed().reduce(0) { $0 << 8 | Int($1) }
    return (String(decoding: bytes[12..<16], as: UTF8.self), Array(bytes[20..<20 + length]))
  }

  private func little(_ value: Int, _ width: Int) -> [UInt8] { Fixture.number(value, width).reversed() }

  /// Flags of animation 2, EXIF 8, alpha 16, profile 32.
  private func extended(_ flags: UInt8, _ width: Int, _ height: Int) -> (type: String, data: [UInt8]) {
    ("VP8X", [flags, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3))
  }

  @Test(arguments: [("lossy.webp", 6), ("lossless.webp", 0)])
  func quarters(name: String, tolerance: Int) throws {
    let photo = try Photo(bytes: Fixture.bytes(name))
    #expect(photo.image.size == Size(width: 48, height: 32))
    for (color, center) in zip(Fixture.quarters, Fixture.quarterCenters) {
      #expect(photo.image[center.0, center.1].difference(color) <= tolerance)
    }
    let file = photo.file
    #expect(
      file.format == .webp && file.notes.isEmpty && !file.hasAlpha && !file.hasEXIF && file.trailingBytes == 0
    )
    #expect(
      file.jpegQuality == nil && file.density == nil && file.profile == "sRGB" && file.bitsPerSample == 8)
  }

  @Test(arguments: [("alpha.webp", 0), ("lossy_alpha.webp", 6)])
  func alphaIsComposedOnWhite(name: String, tolerance: Int) throws {
    let photo = try Photo(bytes: Fixture.bytes(name))
    #expect(photo.file.hasAlpha)
    let red = RGB(Fixture.onWhite(200, 128), Fixture.onWhite(40, 128), Fixture.onWhite(40, 128))
    #expect(photo.image[12, 8].difference(red) <= tolerance)
    #expect(photo.image[36, 8].difference(Fixture.quarters[1]) <= tolerance)
  }

  @Test func profileIsConverted() throws {
    let photo = try Photo(bytes: Fixture.bytes("display_p3.webp"))
    #expect(photo.file.profile == "Display P3")
    for (i, color) in ColorTests.fromDisplayP3.enumerated() {
      #expect(photo.image[i * 16 + 8, 8].difference(color) <= 1)
    }
  }

  @Test func brokenProfileIsTold() throws {
    let file = riff([extended(32, 48, 32), ("ICCP", [1, 2, 3]), try bitstream("lossless.webp")])
    #expect(try Photo(bytes: file).file.colorDoubt == FileNote(.colorProfileBroken))
  }

  @Test func orientationAndDateOfEXIF() throws {
    let photo = try Photo(bytes: Fixture.bytes("exif.webp"))
    #expect(photo.image.size == Size(width: 32, height: 48))
    // Turned by a quarter to the right: blue from the bottom left comes to the top left.
    #expect(photo.image[8, 12] == Fixture.quarters[2])
    #expect(photo.file.captureDate == "2024:05:01 12:30:00" && photo.file.captureOffset == 480)
  }

  @Test func exifWithoutItsPrefix() throws {
    let tiff = TIFFBuilder.orientation(3).bytes
    for data in [tiff, Array("Exif\0\0".utf8) + tiff] {
      let file = riff([extended(8, 48, 32), try bitstream("lossless.webp"), ("EXIF", data)])
      #expect(try Photo(bytes: file).image[12, 8] == Fixture.quarters[3])
    }
  }

  @Test func animationIsItsFirstFrame() throws {
    let photo = try Photo(bytes: Fixture.bytes("animated.webp"))
    #expect(photo.file.notes == [FileNote(.animation)])
    for (color, center) in zip(Fixture.quarters, Fixture.quarterCenters) {
      #expect(photo.image[center.0, center.1] == color)
    }
  }

  private func animation(canvas: (Int, Int), at place: (Int, Int)) throws -> [UInt8] {
    let frame = try bitstream("lossless.webp")
    var data =
      little(place.0 / 2, 3) + little(place.1 / 2, 3) + little(47, 3) + little(31, 3) + little(100, 3) + [0]
    data +=
      Array(frame.type.utf8) + little(frame.data.count, 4) + frame.data
      + [UInt8](repeating: 0, count: frame.data.count % 2)
    return riff([extended(2, canvas.0, canvas.1), ("ANIM", [0, 0, 0, 0, 0, 0]), ("ANMF", data)])
  }

  @Test func smallFirstFrameLiesOnWhite() throws {
    let photo = try Photo(bytes: animation(canvas: (60, 50), at: (10, 6)))
    #expect(photo.image.size == Size(width: 60, height: 50))
    #expect(photo.image[0, 0] == RGB(255, 255, 255) && photo.image[59, 49] == RGB(255, 255, 255))
    #expect(photo.image[10, 6] == Fixture.quarters[0] && photo.image[57, 37] == Fixture.quarters[3])
  }

  @Test func frameOutsideOfTheCanvasIsDamage() throws {
    #expect(throws: CodecError.damaged("a frame outside of the picture")) {
      try Photo(bytes: animation(canvas: (60, 50), at: (20, 6)))
    }
  }

  @Test func bytesAfterTheEndAreTold() throws {
    let photo = try Photo(bytes: Fixture.bytes("lossy.webp") + [1, 2, 3])
    #expect(photo.file.trailingBytes == 3 && photo.file.notes == [FileNote(.dataAfterEnd, "3 B")])
  }

  @Test func limitsComeBeforeDecoding() throws {
    let limits = Limits(bytes: 10_000, pixels: 48 * 32 - 1, side: 100)
    #expect(throws: CodecError.tooManyPixels(48 * 32, limit: 48 * 32 - 1)) {
      try Photo(bytes: Fixture.bytes("lossy.webp"), limits: limits)
    }
    // A canvas of 2²⁴ × 2²⁴ around a small picture.
    let huge = riff([extended(16, 1 << 24, 1 << 24), try bitstream("lossless.webp")])
    #expect(throws: CodecError.sideTooLong(1 << 24, limit: 30_000)) { try Photo(bytes: huge) }
  }

  @Test func headerThatContradictsTheBitstreamIsDamage() throws {
    let file = riff([extended(16, 50, 32), try bitstream("lossless.webp")])
    #expect(throws: CodecError.self) { try Photo(bytes: file) }
  }

  @Test func everyChunkLengthIsHarmless() throws {
    let bytes = try Fixture.bytes("animated.webp")
    for i in bytes.indices {
      for value in [0, 0x7F, 0x80, 0xFF] as [UInt8] {
        var broken = bytes
        broken[i] = value
        let limits = Limits(bytes: 1000, pixels: 20_000, side: 1000)
        if let photo = try? Photo(bytes: broken, limits: limits) {
          #expect(photo.image.samples.count == photo.image.width * photo.image.height * 3)
        }
      }
    }
  }
}
