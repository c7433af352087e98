import Codecs
import Raster
import Testing

/// What is not a whole picture is an error, and nothing ever traps.
@Suite struct DamageTests {
  @Test(arguments: Fixture.names)
  func everyPrefixIsAnError(name: String) throws {
    let bytes = try Fixture.bytes(name)
    for count in Array(stride(from: 0, to: bytes.count, by: 37)) + [bytes.count - 1, bytes.count - 2] {
      #expect(throws: CodecError.self) { try Photo(bytes: Array(bytes.prefix(count))) }
    }
  }

  @Test(arguments: Fixture.names)
  func flippedBitsGiveAPictureOrAnError(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let limits = Limits(bytes: 1_000_000, pixels: 20_000, side: 5000)
    for position in bytes.indices where bytes.count < 1200 || position % 3 == 0 {
      var flipped = bytes
      flipped[position] ^= 1 << UInt8(position % 8)
      if let photo = try? Photo(bytes: flipped, limits: limits) {
        #expect(photo.image.samples.count == photo.image.width * photo.image.height * 3)
      }
    }
  }

  @Test func damagedScanIsAnError() throws {
    var bytes = try JPEGEncoder.encode(.drawn(width: 160, height: 120, noise: 20), quality: 80, density: 300)
    for i in 0..<40 { bytes[bytes.count / 2 + i * 7] = 0xFF }
    #expect(throws: CodecError.self) { try Photo(bytes: bytes) }
  }

  /// The library would go on with the scans it has.
  @Test func progressiveFileThatEndsEarlyButNeatly() throws {
    let bytes = try Fixture.bytes("progressive.jpg")
    let scans = bytes.indices.dropLast().filter { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA }
    #expect(scans.count > 5)
    for scan in scans.dropFirst() {
      #expect(throws: CodecError.truncated) { try Photo(bytes: Array(bytes[..<scan]) + [0xFF, 0xD9]) }
    }
  }

  @Test func endlessScansAreRefused() throws {
    let bytes = try Fixture.bytes("progressive.jpg")
    let scans = bytes.indices.dropLast().filter { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA }
    let last = try #require(scans.last)
    // The last scan refines what it has refined before: each repetition alone only earns a warning.
    let repeated = Array(bytes[last..<bytes.count - 2])
    var bomb = Array(bytes[..<last])
    for _ in 0..<500 { bomb += repeated }
    #expect(throws: CodecError.self) { try Photo(bytes: bomb + [0xFF, 0xD9]) }
  }

  @Test func twelveBits() throws {
    var bytes = try Fixture.bytes("s420.jpg")
    let frame = try #require(Fixture.position(of: 0xC0, in: bytes))
    bytes[frame + 4] = 12
    #expect(throws: CodecError.unsupported12Bit) { try Photo(bytes: bytes) }
  }

  @Test(
    arguments: [(0xC3, "lossless JPEG"), (0xC5, "hierarchical JPEG"), (0xCF, "lossless JPEG")]
      as [(UInt8, String)])
  func raritiesOfJPEG(marker: UInt8, name: String) throws {
    var bytes = try Fixture.bytes("s420.jpg")
    let frame = try #require(Fixture.position(of: 0xC0, in: bytes))
    bytes[frame + 1] = marker
    #expect(throws: CodecError.unsupportedFormat(name)) { try Photo(bytes: bytes) }
  }

  @Test(arguments: [
    ("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic", "HEIC"), ("\0\0\0\u{18}ftypmif1\0\0\0\0", "HEIC"),
    ("\0\0\0\u{18}ftypavif\0\0\0\0", "AVIF"), ("RIFF\0\0\0\0WEBPVP8 ", "WebP"),
    ("GIF89a\u{1}\0\u{1}\0", "GIF"),
    ("II*\0\u{8}\0\0\0", "TIFF"), ("MM\0*\0\0\0\u{8}", "TIFF"), ("BM6\0\0\0\0\0\0\06\0\0\0(\0\0\0", "BMP"),
    ("\0\0\0\u{C}jP  \r\n", "JPEG 2000"), ("8BPS\0\u{1}", "PSD"), ("%PDF-1.7", "PDF"),
  ])
  func otherFormatsAreNamed(head: String, name: String) {
    #expect(throws: CodecError.unsupportedFormat(name)) { try Photo(bytes: Array(head.utf8)) }
  }

  @Test(arguments: ["hello", "BMW is a car, not a bitmap", "\u{FEFF}text", "RIFFwavedata"])
  func textIsNoPicture(text: String) {
    #expect(throws: CodecError.notAnImage) { try Photo(bytes: Array(text.utf8)) }
  }

  @Test func emptyFile() {
    #expect(throws: CodecError.empty) { try Photo(bytes: []) }
  }

  @Test(arguments: ["s420.jpg", "rgb8.png"])
  func limits(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let size = try Photo(bytes: bytes).sourceSize
    let exact = Limits(bytes: bytes.count, pixels: size.width * size.height, side: size.width)
    #expect(try Photo(bytes: bytes, limits: exact).sourceSize == size)
    func refused(_ change: (inout Limits) -> Void) -> CodecError? {
      var limits = exact
      change(&limits)
      do throws(CodecError) {
        _ = try Photo(bytes: bytes, limits: limits)
        return nil
      } catch { return error }
    }
    #expect(refused { $0.bytes -= 1 } == .tooManyBytes(bytes.count, limit: bytes.count - 1))
    #expect(refused { $0.pixels -= 1 } == .tooManyPixels(exact.pixels, limit: exact.pixels - 1))
    #expect(refused { $0.side -= 1 } == .sideTooLong(exact.side, limit: exact.side - 1))
  }

  @Test func hugeDimensionsAreRefusedFromTheHeader() throws {
    var jpeg = try Fixture.bytes("s420.jpg")
    let frame = try #require(Fixture.position(of: 0xC0, in: jpeg))
    jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0xFD, 0xE8, 0xFD, 0xE8])
    #expect(throws: CodecError.sideTooLong(65000, limit: 30000)) { try Photo(bytes: jpeg) }
    var png = try Fixture.bytes("rgb8.png")
    png.replaceSubrange(16..<24, with: [0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20])
    #expect(throws: CodecError.tooManyPixels(400_000_000, limit: 200_000_000)) { try Photo(bytes: png) }
  }

  @Test func codesAreDistinct() {
    let errors: [CodecError] = [
      .empty, .notAnImage, .unsupportedFormat("GIF"), .unsupported12Bit, .truncated, .damaged("x"),
      .tooManyBytes(2, limit: 1), .tooManyPixels(2, limit: 1), .sideTooLong(2, limit: 1), .outOfMemory,
      .encoding("x"), .cannotFit(nearest: 1, allowed: 2...3),
    ]
    #expect(Set(errors.map(\.code)).count == errors.count)
  }
}
