import Raster
import Testing

@testable import Codecs

@Suite struct JPEGEncoderTests {
  @Test(arguments: [1, 60, 90, 100], [JPEGEncoder.Subsampling.s420, .s444])
  func fileIsPlain(quality: Int, subsampling: JPEGEncoder.Subsampling) throws {
    let image = RGBImage.drawn(width: 61, height: 47, noise: 4)
    let bytes = try JPEGEncoder.encode(image, quality: quality, subsampling: subsampling, density: 300)
    #expect(bytes.suffix(2) == [0xFF, 0xD9])
    let photo = try Photo(bytes: bytes)
    #expect(photo.image.size == image.size)
    #expect(photo.file.density == FileFacts.Density(x: 300, y: 300))
    #expect(photo.file.jpegQuality == quality)
    #expect(photo.file.trailingBytes == 0)
    #expect(!photo.file.hasEXIF && !photo.file.isProgressive && photo.file.notes.isEmpty)
    // SOI, JFIF, tables, one baseline frame, Huffman tables, one scan: no comment, no other application data.
    var markers: [UInt8] = []
    var i = 2
    while bytes[i + 1] != 0xDA {
      markers.append(bytes[i + 1])
      i += 2 + Int(bytes[i + 2]) << 8 + Int(bytes[i + 3])
    }
    #expect(Set(markers) == [0xE0, 0xDB, 0xC0, 0xC4])
    let frame = try #require(Fixture.position(of: 0xC0, in: bytes))
    #expect(bytes[frame + 11] == (subsampling == .s420 ? 0x22 : 0x11))
  }

  @Test func highQualityKeepsThePicture() throws {
    let image = RGBImage.drawn(width: 64, height: 64, noise: 0)
    let bytes = try JPEGEncoder.encode(image, quality: 100, subsampling: .s444, density: 300)
    let decoded = try Photo(bytes: bytes).image
    #expect(zip(image.samples, decoded.samples).allSatisfy { abs(Int($0) - Int($1)) <= 4 })
  }

  @Test(arguments: [(0, 300), (101, 300), (90, 0), (90, 70000), (90, -1)])
  func impossibleRequests(quality: Int, density: Int) {
    let image = RGBImage(width: 8, height: 8)
    #expect(throws: CodecError.self) { try JPEGEncoder.encode(image, quality: quality, density: density) }
  }

  @Test func emptyPicture() {
    let image = RGBImage(width: 0, height: 0, samples: [])
    #expect(throws: CodecError.self) { try JPEGEncoder.encode(image, quality: 90, density: 300) }
    #expect(throws: CodecError.self) { try PNGEncoder.encode(image) }
  }

  // ---- Fitting ----

  /// Against trying every quality.
  @Test(arguments: [0, 2, 6, 12, 24], [2_000...4_000, 4_000...8_000, 8_000...16_000, 9_000...9_100])
  func highestQualityThatFits(noise: Int, bounds: ClosedRange<Int>) throws {
    let image = RGBImage.drawn(width: 160, height: 200, noise: noise)
    func fitted() throws -> FittedJPEG {
      try JPEGEncoder.encode(image, fitting: bounds, minimumQuality: 60, density: 300)
    }
    for subsampling in [JPEGEncoder.Subsampling.s420, .s444] {
      let sizes = try (60...100).map {
        try JPEGEncoder.encode(image, quality: $0, subsampling: subsampling, density: 300).count
      }
      if let best = sizes.lastIndex(where: { bounds.contains($0) }) {
        let fitted = try fitted()
        #expect(fitted.quality == best + 60)
        #expect(fitted.bytes.count == sizes[best])
        return
      }
      // Only a picture too small at its best gets full chroma.
      if sizes[40] >= bounds.lowerBound { break }
    }
    let error = #expect(throws: CodecError.self) { try fitted() }
    #expect(error?.code == "cannot-fit-file-size")
  }

  @Test func fewEncodingsAreEnough() throws {
    for noise in [0, 1, 2, 4, 8] {
      let image = RGBImage.drawn(width: 480, height: 640, noise: noise)
      var search = QualitySearch(image: image, bytes: 20_000...40_000, minimumQuality: 60, density: 300)
      _ = try search.run(.s420)
      #expect(search.encodings <= 6)
    }
  }

  @Test func fullChromaWhereHalfIsTooSmall() throws {
    var image = RGBImage(width: 120, height: 120)
    for y in 0..<120 {
      for x in 0..<120 where (x + y) % 2 == 0 { image[x, y] = RGB(255, 0, 0) }
    }
    let half = try JPEGEncoder.encode(image, quality: 100, density: 300).count
    let full = try JPEGEncoder.encode(image, quality: 100, subsampling: .s444, density: 300).count
    #expect(half < full)
    let fitted = try JPEGEncoder.encode(image, fitting: half + 1...full, minimumQuality: 60, density: 300)
    #expect(fitted.bytes.count == full)
    #expect(fitted.quality == 100)
  }

  @Test func tooPlainAndTooBusy() throws {
    let plain = RGBImage(width: 480, height: 640)
    let size = try JPEGEncoder.encode(plain, quality: 100, subsampling: .s444, density: 300).count
    #expect(throws: CodecError.cannotFit(nearest: size, allowed: 20_000...40_000)) {
      try JPEGEncoder.encode(plain, fitting: 20_000...40_000, minimumQuality: 60, density: 300)
    }
    let busy = RGBImage.drawn(width: 480, height: 640, noise: 120)
    let least = try JPEGEncoder.encode(busy, quality: 60, density: 300).count
    #expect(throws: CodecError.cannotFit(nearest: least, allowed: 20_000...40_000)) {
      try JPEGEncoder.encode(busy, fitting: 20_000...40_000, minimumQuality: 60, density: 300)
    }
  }
}
