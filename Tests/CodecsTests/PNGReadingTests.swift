import Codecs
import Raster
import Testing

@Suite struct PNGReadingTests {
  @Test(arguments: [1, 2, 4, 8, 16])
  func greyOfEveryDepth(depth: Int) throws {
    let photo = try Photo(bytes: Fixture.bytes("gray\(depth).png"))
    let levels = (1 << min(depth, 8)) - 1
    let expected = Fixture.scene { x, y in
      let value = UInt8((Fixture.sample(0, x, y) >> max(0, 8 - depth)) * 255 / levels)
      return RGB(value, value, value)
    }
    #expect(photo.image == expected)
    #expect(photo.file.colorModel == .gray)
    #expect(photo.file.bitsPerSample == depth)
  }

  @Test(arguments: [1, 2, 4, 8])
  func palette(depth: Int) throws {
    let photo = try Photo(bytes: Fixture.bytes("palette\(depth).png"))
    let expected = Fixture.scene { x, y in
      let i = Fixture.sample(0, x, y) >> (8 - depth)
      return RGB(UInt8(i), UInt8(255 - i), UInt8(i * 2 & 255))
    }
    #expect(photo.image == expected)
    #expect(photo.file.colorModel == .palette)
    #expect(!photo.file.hasAlpha)
  }

  @Test(arguments: ["rgb8", "rgb16", "rgb8_interlaced"])
  func color(name: String) throws {
    let photo = try Photo(bytes: Fixture.bytes("\(name).png"))
    let expected = Fixture.scene { x, y in
      RGB(
        UInt8(Fixture.sample(0, x, y)), UInt8(Fixture.sample(1, x, y)), UInt8(Fixture.sample(2, x, y)))
    }
    #expect(photo.image == expected)
  }

  @Test(arguments: ["rgba8", "rgba16", "rgba8_interlaced", "graya8", "graya16"])
  func alphaIsComposedOnWhite(name: String) throws {
    let photo = try Photo(bytes: Fixture.bytes("\(name).png"))
    let expected = Fixture.scene { x, y in
      let alpha = Fixture.sample(3, x, y)
      let channels = name.hasPrefix("gray") ? [0, 0, 0] : [0, 1, 2]
      let values = channels.map { Fixture.onWhite(Fixture.sample($0, x, y), alpha) }
      return RGB(values[0], values[1], values[2])
    }
    #expect(photo.image == expected)
    #expect(photo.file.hasAlpha)
  }

  @Test func transparentPaletteEntries() throws {
    let photo = try Photo(bytes: Fixture.bytes("palette_trns.png"))
    let expected = Fixture.scene { x, y in
      let i = Fixture.sample(0, x, y)
      return RGB(Fixture.onWhite(i, i), Fixture.onWhite(255 - i, i), Fixture.onWhite(i * 2 & 255, i))
    }
    #expect(photo.image == expected)
    #expect(photo.file.hasAlpha)
  }

  /// Column 5 of the grey and pixel (3, 2) of the colour picture have the transparent value.
  @Test(arguments: [("gray_trns", 5, 0), ("rgb_trns", 3, 2)])
  func transparentColor(name: String, x: Int, y: Int) throws {
    let photo = try Photo(bytes: Fixture.bytes("\(name).png"))
    #expect(photo.image[x, y] == RGB(255, 255, 255))
    #expect(photo.image[x + 1, y] != RGB(255, 255, 255))
    #expect(photo.file.hasAlpha)
  }

  @Test(arguments: [(11811, 300.0), (13780, 350.0), (2835, 72.0), (5000, 127.0), (5003, 127.0762)])
  func densityPerMetre(perMetre: Int, perInch: Double) throws {
    var chunk: [UInt8] = []
    for _ in 0..<2 {
      chunk +=
        [UInt8(perMetre >> 24), UInt8(perMetre >> 16 & 255)] + [
          UInt8(perMetre >> 8 & 255), UInt8(perMetre & 255),
        ]
    }
    let photo = try Photo(bytes: PNGChunks.inserting("pHYs", chunk + [1], into: Fixture.bytes("rgb8.png")))
    let density = try #require(photo.file.density)
    #expect(abs(density.x - perInch) < 1e-9)
    #expect(density.x == density.y)
  }

  @Test func densityWithoutUnitIsNone() throws {
    let bytes = PNGChunks.inserting("pHYs", [0, 0, 0, 1, 0, 0, 0, 1, 0], into: try Fixture.bytes("rgb8.png"))
    #expect(try Photo(bytes: bytes).file.density == nil)
  }

  @Test func orientationFromExif() throws {
    let bytes = PNGChunks.inserting(
      "eXIf", TIFFBuilder.orientation(6).bytes, into: try Fixture.bytes("rgb8.png"))
    let photo = try Photo(bytes: bytes)
    #expect(photo.sourceSize == Size(width: 17, height: 23))
    #expect(photo.file.hasEXIF)
    #expect(photo.image[0, 0].red == UInt8(Fixture.sample(0, 0, 16)))
    #expect(photo.image[0, 0].green == UInt8(Fixture.sample(1, 0, 16)))
  }

  @Test func bytesAfterTheEndAreCounted() throws {
    let bytes = try Fixture.bytes("rgb8.png") + [1, 2, 3]
    #expect(try Photo(bytes: bytes).file.trailingBytes == 3)
  }

  @Test func wrongChecksumOfAChunkThatMakesPixelsIsDamage() throws {
    let bytes = try Fixture.bytes("palette_trns.png")
    for chunk in PNGChunks.ranges(bytes) where bytes[chunk.lowerBound + 4] & 0x20 == 0 {
      var broken = bytes
      broken[chunk.upperBound - 1] ^= 1
      #expect(throws: CodecError.self) { try Photo(bytes: broken) }
    }
  }

  /// Side data that can't be trusted are left out and told, the picture is read.
  @Test(
    arguments: [
      ("pHYs", [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]), ("eXIf", TIFFBuilder.orientation(6).bytes),
      ("gAMA", [0, 1, 0x86, 0xA0]), ("cICP", [9, 16, 0, 1]), ("tEXt", Array("a\0b".utf8)),
    ] as [(String, [UInt8])])
  func wrongChecksumOfSideDataIsToldAndTheyAreLeftOut(type: String, data: [UInt8]) throws {
    let plain = try Fixture.bytes("rgb8.png")
    var bytes = PNGChunks.inserting(type, data, into: plain)
    let chunk = PNGChunks.ranges(bytes)[1]
    bytes[chunk.upperBound - 1] ^= 1
    let photo = try Photo(bytes: bytes)
    #expect(photo.file.notes == [FileNote(.checksumWrong, type)])
    #expect(photo.image == (try Photo(bytes: plain).image))
    #expect(photo.file.density == nil && !photo.file.hasEXIF && photo.file.profile == "sRGB")
  }

  @Test func transparencyWithAWrongChecksumIsLeftOut() throws {
    var bytes = try Fixture.bytes("palette_trns.png")
    let chunk = try #require(
      PNGChunks.ranges(bytes).first {
        Array(bytes[$0][($0.lowerBound + 4)...].prefix(4)) == Array("tRNS".utf8)
      })
    bytes[chunk.upperBound - 1] ^= 1
    let photo = try Photo(bytes: bytes)
    #expect(photo.file.notes == [FileNote(.checksumWrong, "tRNS")] && !photo.file.hasAlpha)
    #expect(photo.image == (try Photo(bytes: Fixture.bytes("palette8.png")).image))
  }

  @Test func animationIsItsFirstPicture() throws {
    let plain = try Fixture.bytes("rgb8.png")
    let photo = try Photo(bytes: PNGChunks.inserting("acTL", [0, 0, 0, 2, 0, 0, 0, 0], into: plain))
    #expect(photo.file.notes == [FileNote(.animation)])
    #expect(photo.image == (try Photo(bytes: plain).image))
  }
}
