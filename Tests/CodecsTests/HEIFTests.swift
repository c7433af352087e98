import Foundation
import Raster
import Support
import Testing

@testable import Codecs

/// HEIC and AVIF, decoded apart by the program that stands beside the tests. Where libheif is not installed only the
/// sentence that says so is tested.
enum DecodingChild {
  /// Beside the test bundle, where the package manager puts it.
  static let decoder = IsolatedDecoder(
    executable: URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("decoding-child").path, seconds: 60)

  static func photo(_ bytes: [UInt8], limits: Limits = .standard) throws(CodecError) -> Photo {
    try Photo(bytes: bytes, limits: limits, decoder: decoder)
  }

  static func photo(_ name: String) throws -> Photo { try photo(Fixture.bytes(name)) }

  static let hasLibrary: Bool = {
    do {
      _ = try photo("quarters.heic")
      return true
    } catch CodecError.decoderMissing {
      return false
    } catch {
      return true
    }
  }()
}

@Suite(.enabled(if: DecodingChild.hasLibrary)) struct HEIFTests {
  @Test(arguments: [("quarters.heic", FileFacts.Format.heic), ("quarters.avif", .avif)])
  func quarters(name: String, format: FileFacts.Format) throws {
    let photo = try DecodingChild.photo(name)
    #expect(photo.image.size == Size(width: 48, height: 32))
    for (color, center) in zip(Fixture.quarters, Fixture.quarterCenters) {
      #expect(photo.image[center.0, center.1].difference(color) <= 2)
    }
    let file = photo.file
    #expect(
      file.format == format && file.bitsPerSample == 8 && file.profile == "sRGB" && file.orientation == 1)
    #expect(file.notes.isEmpty && !file.hasAlpha && !file.hasEXIF && file.trailingBytes == 0)
  }

  /// Where a box's only byte lies.
  private func position(of box: String, in bytes: [UInt8]) throws -> Int {
    let name = Array(box.utf8)
    return 4 + (try #require(bytes.indices.dropLast(4).first { bytes[$0...].starts(with: name) }))
  }

  /// Which quarter of the stored picture comes to lie top left, top right, bottom left, bottom right, for EXIF's
  /// orientations 1, 3, 6, 8 by the angle alone.
  @Test(
    arguments: [(0, [0, 1, 2, 3]), (1, [1, 3, 0, 2]), (2, [3, 2, 1, 0]), (3, [2, 0, 3, 1])]
      as [(UInt8, [Int])])
  func rotation(quarterTurns: UInt8, order: [Int]) throws {
    var bytes = try Fixture.bytes("rotated.heic")
    bytes[try position(of: "irot", in: bytes)] = quarterTurns
    try expect(bytes, order)
  }

  /// And 2, 4, 5, 7 by angle and axis: the rotation is done first, then top and bottom (0) or left and right (1) change
  /// places.
  @Test(
    arguments: [
      (0, 1, [1, 0, 3, 2]), (0, 0, [2, 3, 0, 1]), (1, 1, [3, 1, 2, 0]), (1, 0, [0, 2, 1, 3]),
      (2, 1, [2, 3, 0, 1]),
      (2, 0, [1, 0, 3, 2]), (3, 1, [0, 2, 1, 3]), (3, 0, [3, 1, 2, 0]),
    ] as [(UInt8, UInt8, [Int])])
  func rotationAndMirror(quarterTurns: UInt8, axis: UInt8, order: [Int]) throws {
    var bytes = try Fixture.bytes("rotated_mirrored.heic")
    bytes[try position(of: "irot", in: bytes)] = quarterTurns
    bytes[try position(of: "imir", in: bytes)] = axis
    try expect(bytes, order)
  }

  private func expect(_ bytes: [UInt8], _ order: [Int]) throws {
    let photo = try DecodingChild.photo(bytes)
    let size = photo.image.size
    #expect(size == photo.sourceSize && size == photo.file.storedSize)
    for (place, quarter) in order.enumerated() {
      let x = size.width / 4 + place % 2 * size.width / 2
      let y = size.height / 4 + place / 2 * size.height / 2
      #expect(photo.image[x, y].difference(Fixture.quarters[quarter]) <= 2, "place \(place)")
    }
  }

  /// EXIF says 6, no box turns the picture: it stays as it is (MIAF), and that is told.
  @Test func orientationOfEXIFDoesNotCount() throws {
    let photo = try DecodingChild.photo("exif.heic")
    #expect(photo.image.size == Size(width: 48, height: 32) && photo.file.orientation == 1)
    #expect(photo.file.notes == [FileNote(.orientationIgnored, "6")])
    #expect(
      photo.file.hasEXIF && photo.file.captureDate == "2024:05:01 12:30:00" && photo.file.captureOffset == 480
    )
  }

  /// CIE 1976 of 8-bit sRGB.
  private func deltaE(_ a: RGB, _ b: RGB) -> Double {
    let (a, b) = (Lab(a), Lab(b))
    let (l, m, n) = (Double(a.l - b.l), Double(a.a - b.a), Double(a.b - b.b))
    return (l * l + m * m + n * n).squareRoot()
  }

  @Test(arguments: ["display_p3.heic", "display_p3_nclx.avif"])
  func displayP3IsAsInTheJPEG(name: String) throws {
    let photo = try DecodingChild.photo(name)
    let twin = try Photo(bytes: Fixture.bytes("display_p3.jpg"))
    #expect(photo.file.profile == "Display P3" && photo.file.notes.isEmpty)
    for i in 0..<4 { #expect(deltaE(photo.image[i * 16 + 8, 8], twin.image[i * 16 + 8, 8]) <= 1) }
  }

  @Test(arguments: ["alpha.heic", "alpha.avif"])
  func alphaIsComposedOnWhite(name: String) throws {
    let photo = try DecodingChild.photo(name)
    #expect(photo.file.hasAlpha)
    let red = RGB(Fixture.onWhite(200, 128), Fixture.onWhite(40, 128), Fixture.onWhite(40, 128))
    #expect(photo.image[12, 8].difference(red) <= 3)
    #expect(photo.image[36, 8].difference(Fixture.quarters[1]) <= 3)
  }

  /// A ramp of 10 bits: red rises by 16, green by 8, blue falls by 16 of 1023 a pixel.
  @Test(arguments: ["ramp10.heic", "ramp10.avif"])
  func tenBitsBecomeEight(name: String) throws {
    let photo = try DecodingChild.photo(name)
    #expect(photo.file.bitsPerSample == 10)
    for x in 0..<64 {
      let expected = [x * 16, x * 8, 1023 - x * 16].map { UInt8((Double($0) / 1023 * 255).rounded()) }
      #expect(photo.image[x, 8].difference(RGB(expected[0], expected[1], expected[2])) <= 2, "\(x)")
    }
  }

  @Test func gridOfTiles() throws {
    let photo = try DecodingChild.photo("grid.heic")
    #expect(photo.image.size == Size(width: 96, height: 96))
    for (color, place) in zip(Fixture.quarters, [(10, 10), (80, 10), (10, 80), (80, 80)]) {
      #expect(photo.image[place.0, place.1].difference(color) <= 2)
    }
    #expect(photo.file.notes.isEmpty)
  }

  @Test func gainMapIsNamed() throws {
    let photo = try DecodingChild.photo("gain_map.heic")
    #expect(photo.file.notes == [FileNote(.gainMap)] && photo.file.colorDoubt == nil)
    #expect(photo.image[32, 32].difference(Fixture.quarters[0]) <= 2)
  }

  @Test func perceptualQuantizerIsTold() throws {
    #expect(try DecodingChild.photo("pq.heic").file.colorDoubt == FileNote(.hdrTransfer, "PQ"))
  }

  @Test func whatFollowsThePictureIsNamed() throws {
    let bytes = try Fixture.bytes("quarters.heic")
    let video = Fixture.number(16, 4) + Array("mpvd".utf8) + [UInt8](repeating: 1, count: 8)
    #expect(try DecodingChild.photo(bytes + video).file.notes == [FileNote(.motionPhoto)])
    #expect(
      try DecodingChild.photo(bytes + Array("xxMotionPhoto_Data".utf8)).file.notes == [FileNote(.motionPhoto)]
    )
    let rubbish = try DecodingChild.photo(bytes + [UInt8](repeating: 7, count: 50)).file
    #expect(rubbish.notes == [FileNote(.dataAfterEnd, "50 B")] && rubbish.trailingBytes == 50)
  }

  @Test func limitsComeBeforeDecoding() throws {
    let bytes = try Fixture.bytes("quarters.heic")
    func limits(pixels: Int = 48 * 32, side: Int = 48, memory: Int = 2 << 30) -> Limits {
      Limits(bytes: 100_000, pixels: pixels, side: side, memory: memory)
    }
    #expect(throws: Never.self) { try DecodingChild.photo(bytes, limits: limits()) }
    #expect(throws: CodecError.tooManyPixels(1536, limit: 1535)) {
      try DecodingChild.photo(bytes, limits: limits(pixels: 1535))
    }
    #expect(throws: CodecError.sideTooLong(48, limit: 47)) {
      try DecodingChild.photo(bytes, limits: limits(side: 47))
    }
    #expect(throws: CodecError.outOfMemory) { try DecodingChild.photo(bytes, limits: limits(memory: 1000)) }
  }

  /// The container says 20,000 × 20,000, the bitstream 48 × 32; and the other way round.
  @Test(arguments: [(20_000, 20_000), (10_000, 10_000), (47, 31), (0, 32)])
  func sizeThatIsALieIsAnError(width: Int, height: Int) throws {
    var bytes = try Fixture.bytes("quarters.heic")
    let place = try position(of: "ispe", in: bytes) + 4
    bytes.replaceSubrange(place..<place + 8, with: Fixture.number(width, 4) + Fixture.number(height, 4))
    #expect(throws: CodecError.self) { try DecodingChild.photo(bytes) }
  }

  @Test(arguments: ["quarters.heic", "grid.heic", "alpha.avif", "exif.heic"])
  func everyPrefixIsAnErrorOrTheWholePicture(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let whole = try DecodingChild.photo(bytes).image
    for count in Array(stride(from: 0, to: bytes.count, by: 97)) + [bytes.count - 1] {
      if let photo = try? DecodingChild.photo(Array(bytes.prefix(count))) {
        #expect(photo.image == whole, "\(count)")
      }
    }
  }

  /// Three hundred corruptions of one to four bytes: a picture or an error of ours, and no file is left anywhere that the
  /// child may write.
  @Test func randomCorruptionsAreAPictureOrAnError() throws {
    let folder = FileManager.default.temporaryDirectory
    let before = try Set(
      FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("heif") })
    var noise = SeededNoise(seed: 20_261_128)
    var outcomes = [0, 0]
    for i in 0..<300 {
      var bytes = try Fixture.bytes(["quarters.heic", "grid.heic", "alpha.avif"][i % 3])
      for _ in 0...noise.integer(0...3) { bytes[noise.integer(0...bytes.count - 1)] = noise.byte() }
      do throws(CodecError) {
        let limits = Limits(bytes: 100_000, pixels: 1_000_000, side: 5000)
        let photo = try DecodingChild.photo(bytes, limits: limits)
        #expect(photo.image.samples.count == photo.image.width * photo.image.height * 3)
        outcomes[0] += 1
      } catch {
        outcomes[1] += 1
      }
    }
    #expect(outcomes[0] > 0 && outcomes[1] > 0)
    let after = try Set(
      FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("heif") })
    #expect(after == before)
  }
}

@Suite struct HEIFWithoutLibheifTests {
  /// A program that can't be asked refuses the format by its name.
  @Test(arguments: [("quarters.heic", "HEIC"), ("quarters.avif", "AVIF")])
  func refusedByName(name: String, format: String) throws {
    #expect(throws: CodecError.unsupportedFormat(format)) {
      try Photo(bytes: Fixture.bytes(name), decoder: nil)
    }
    #expect(IsolatedDecoder.ofThisProgram == nil)
  }

  @Test func headersOfAnyKindAreHarmless() throws {
    let bytes = try Fixture.bytes("rotated_mirrored.heic")
    for count in bytes.indices { _ = try? HEIFHeader(Array(bytes.prefix(count))) }
    for i in 0..<600 {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var broken = bytes
        broken[i] = value
        _ = try? HEIFHeader(broken)
      }
    }
    let header = try HEIFHeader(bytes)
    #expect(header.isTurned && !header.isSequence && header.trailingBytes == 0)
    #expect(try !HEIFHeader(Fixture.bytes("quarters.heic")).isTurned)
  }
}
