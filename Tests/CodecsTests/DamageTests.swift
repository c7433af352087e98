import Raster
import Testing

@testable import Codecs

/// What is not a whole picture is an error, and nothing ever traps.
@Suite struct DamageTests {
  /// A JPEG that has lost nothing but its end marker is whole.
  @Test(arguments: Fixture.names)
  func everyPrefixIsAnErrorOrTheWholePicture(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let whole = try Photo(bytes: bytes).image
    for count in Array(stride(from: 0, to: bytes.count, by: 7)) + [bytes.count - 1, bytes.count - 2] {
      guard let photo = try? Photo(bytes: Array(bytes.prefix(count))) else { continue }
      #expect(photo.image == whole && photo.file.notes.contains(FileNote(.endMissing)), "\(count)")
      #expect(count >= bytes.count - 4, "\(count)")
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
    arguments: [
      (0xC3, "lossless JPEG"), (0xC5, "hierarchical JPEG"), (0xCF, "lossless JPEG"), (0xF7, "JPEG-LS"),
    ]
      as [(UInt8, String)])
  func raritiesOfJPEG(marker: UInt8, name: String) throws {
    var bytes = try Fixture.bytes("s420.jpg")
    let frame = try #require(Fixture.position(of: 0xC0, in: bytes))
    bytes[frame + 1] = marker
    #expect(throws: CodecError.unsupportedFormat(name)) { try Photo(bytes: bytes) }
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
    #expect(throws: CodecError.tooManyPixels(400_000_000, limit: 210_000_000)) { try Photo(bytes: png) }
  }

  /// The largest phone photos have 16384 × 12288 pixels.
  @Test func largestSensorsAreWithinTheLimit() throws {
    let size = Size(width: 16384, height: 12288)
    #expect(throws: Never.self) { try Limits.standard.check(size) }
    #expect(throws: Never.self) { try Limits.standard.check(memory: size.width * size.height * 3) }
    #expect(Limits.standard.pixels >= 210_000_000)
  }

  /// A small file that asks for much: interlaced, with alpha, every row must be kept.
  @Test func memoryIsCheckedBeforeItIsTaken() throws {
    let png = try Fixture.bytes("rgba8_interlaced.png")
    let pixels = 23 * 17
    let enough = Limits(bytes: 10_000, pixels: pixels, side: 100, memory: pixels * 7)
    #expect(throws: Never.self) { try Photo(bytes: png, limits: enough) }
    let little = Limits(bytes: 10_000, pixels: pixels, side: 100, memory: pixels * 7 - 1)
    #expect(throws: CodecError.outOfMemory) { try Photo(bytes: png, limits: little) }
    #expect(throws: CodecError.outOfMemory) {
      try Limits(bytes: 1, pixels: 1, side: 1, memory: .max).check(memory: .max)
    }
  }

  @Test func codesAreDistinct() {
    let errors: [CodecError] = [
      .empty, .notAnImage, .unsupportedFormat("GIF"), .unsupported12Bit, .truncated, .damaged("x"),
      .tooManyBytes(2, limit: 1), .tooManyPixels(2, limit: 1), .sideTooLong(2, limit: 1), .outOfMemory,
      .decoderMissing(package: "x"), .decoderNotStarted("x"), .decoderCrashed("x"),
      .decoderTimedOut(seconds: 1),
      .encoding("x"), .cannotFit(nearest: 1, allowed: 2...3),
    ]
    #expect(Set(errors.map(\.code)).count == errors.count)
  }
}
