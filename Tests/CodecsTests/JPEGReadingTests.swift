import Codecs
import Raster
import Testing

@Suite struct JPEGReadingTests {
  @Test(arguments: [
    ("s420.jpg", FileFacts.ColorModel.rgb, false), ("s422.jpg", .rgb, false), ("s444.jpg", .rgb, false),
    ("restart.jpg", .rgb, false), ("progressive.jpg", .rgb, true), ("cmyk.jpg", .cmyk, false),
  ])
  func quarters(name: String, model: FileFacts.ColorModel, progressive: Bool) throws {
    let bytes = try Fixture.bytes(name)
    let photo = try Photo(bytes: bytes)
    #expect(photo.image.size == Size(width: 48, height: 32))
    for (color, center) in zip(Fixture.quarters, Fixture.quarterCenters) {
      #expect(photo.image[center.0, center.1].difference(color) <= 5, "\(center)")
    }
    #expect(photo.file.colorModel == model)
    #expect(photo.file.isProgressive == progressive)
    #expect(photo.file.jpegQuality == 90)
    #expect(photo.file.byteCount == bytes.count)
    #expect(photo.file.trailingBytes == 0)
    #expect(photo.file.profile == "sRGB")
    #expect(photo.file.notes.isEmpty)
    #expect(!photo.file.hasEXIF)
  }

  @Test func grey() throws {
    let photo = try Photo(bytes: Fixture.bytes("gray.jpg"))
    let pixel = photo.image[36, 24]
    #expect(pixel.red == pixel.green && pixel.green == pixel.blue)
    #expect(pixel.difference(RGB(128, 128, 128)) <= 3)
    #expect(photo.file.colorModel == .gray)
  }

  /// Without the Adobe marker CMYK is stored as ink, not as light.
  @Test func cmykWithoutAdobeMarkerIsNotInverted() throws {
    var bytes = try Fixture.bytes("cmyk.jpg")
    let position = try #require(Fixture.position(of: 0xEE, in: bytes))
    bytes[position + 4] = 0x58
    let photo = try Photo(bytes: bytes)
    #expect(photo.image[12, 8] != (try Photo(bytes: Fixture.bytes("cmyk.jpg")).image[12, 8]))
    // Red is stored as light (200, 40, 40, 255), read as ink with full black.
    #expect(photo.image[12, 8].difference(RGB(0, 0, 0)) <= 3)
  }

  @Test(
    arguments: [
      (nil, 1), (32, 1), (17, 1), (16, 2), (9, 2), (8, 4), (5, 4), (4, 8), (1, 8), (0, 8), (-3, 8),
    ] as [(Int?, Int)])
  func reduction(shortSide: Int?, denominator: Int) throws {
    let photo = try Photo(bytes: Fixture.bytes("s444.jpg"), atLeast: shortSide)
    #expect(photo.image.size == Size(width: 48 / denominator, height: 32 / denominator))
    #expect(photo.sourceSize == Size(width: 48, height: 32))
    for (color, center) in zip(Fixture.quarters, Fixture.quarterCenters) {
      #expect(photo.image[center.0 / denominator, center.1 / denominator].difference(color) <= 8)
    }
  }

  @Test(arguments: [(0, nil), (1, 150.0), (2, 381.0)] as [(UInt8, Double?)])
  func densityUnits(unit: UInt8, perInch: Double?) throws {
    var bytes = try Fixture.bytes("dpi300.jpg")
    #expect(try Photo(bytes: bytes).file.density == FileFacts.Density(x: 300, y: 300))
    let jfif = try #require(Fixture.position(of: 0xE0, in: bytes))
    bytes.replaceSubrange(jfif + 11..<jfif + 16, with: [unit, 0, 150, 0, 150])
    #expect(try Photo(bytes: bytes).file.density == perInch.map { FileFacts.Density(x: $0, y: $0) })
  }

  /// JFIF has whole numbers: 118 per cm is the nearest to 300 dpi, 299.72.
  @Test(arguments: [(118, 300.0), (28, 71), (138, 351), (236, 599), (300, 762)] as [(UInt16, Double)])
  func densityPerCentimetreIsAWholeOnePerInch(perCentimetre: UInt16, perInch: Double) throws {
    var bytes = try Fixture.bytes("dpi300.jpg")
    let jfif = try #require(Fixture.position(of: 0xE0, in: bytes))
    let (high, low) = (UInt8(perCentimetre >> 8), UInt8(perCentimetre & 255))
    bytes.replaceSubrange(jfif + 11..<jfif + 16, with: [2, high, low, high, low])
    #expect(try Photo(bytes: bytes).file.density == FileFacts.Density(x: perInch, y: perInch))
  }

  @Test func bytesAfterTheEndAreCounted() throws {
    let bytes = try Fixture.bytes("s420.jpg") + [UInt8](repeating: 7, count: 99)
    let file = try Photo(bytes: bytes).file
    #expect(file.trailingBytes == 99)
    #expect(file.notes == [FileNote(.dataAfterEnd, "99 B")])
  }

  /// All pixels are there; what follows the last of them may be nothing, half a marker or the zeros of a copy.
  @Test(
    arguments: ["s420.jpg", "restart.jpg", "progressive.jpg", "cmyk.jpg", "gray.jpg"],
    [[], [0xFF], [UInt8](repeating: 0, count: 40)])
  func pictureWithoutEndMarkerIsRead(name: String, rest: [UInt8]) throws {
    let bytes = try Fixture.bytes(name)
    let photo = try Photo(bytes: Array(bytes.dropLast(2)) + rest)
    #expect(photo.image == (try Photo(bytes: bytes).image))
    #expect(photo.file.notes == [FileNote(.endMissing)])
    #expect(photo.file.trailingBytes == 0)
  }

  /// A copy that stopped, filled up with zeros to its length: they decode to flat blocks, which nobody may take for the
  /// photo.
  @Test func pictureThatEndsInZerosIsNotWhole() throws {
    let bytes = try JPEGEncoder.encode(.drawn(width: 320, height: 240, noise: 20), quality: 90, density: 300)
    for part in [3, 5, 8, 9] {
      let kept = bytes.count * part / 10
      let filled = Array(bytes[..<kept]) + [UInt8](repeating: 0, count: bytes.count - kept)
      #expect(throws: CodecError.truncated) { try Photo(bytes: filled) }
    }
    let whole = try Photo(bytes: Array(bytes.dropLast(2)) + [UInt8](repeating: 0, count: 4096))
    #expect(whole.image == (try Photo(bytes: bytes).image))
  }

  @Test func bytesBetweenSegmentsAreRemarkedOn() throws {
    var bytes = try Fixture.bytes("s420.jpg")
    let table = try #require(Fixture.position(of: 0xDB, in: bytes))
    bytes.insert(contentsOf: [1, 2, 3], at: table)
    let photo = try Photo(bytes: bytes)
    #expect(photo.file.notes.map(\.code) == [.decoderRemark])
    #expect(photo.image == (try Photo(bytes: Fixture.bytes("s420.jpg")).image))
  }

  @Test(arguments: 1...100)
  func qualityOfEveryTable(quality: Int) throws {
    let image = RGBImage(width: 8, height: 8)
    let bytes = try JPEGEncoder.encode(image, quality: quality, density: 300)
    #expect(try Photo(bytes: bytes).file.jpegQuality == quality)
  }
}
