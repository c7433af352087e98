import Codecs
import Foundation
import Raster
import Support
import Testing

/// The pictures of other projects' test suites, beside the repository.
private enum Formats {
  /// Rows of `face_variants/expected.csv`: file, what is expected.
  static let expectations: [(file: String, expected: String)] = {
    guard let data = try? SharedData.bytes("formats/face_variants/expected.csv") else { return [] }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().map { row in
      let fields = row.split(separator: ",", maxSplits: 2)
      return (String(fields[0]), String(fields[1]))
    }
  }()

  /// Mean difference of two pictures brought to 64 × 64.
  static func difference(_ a: RGBImage, _ b: RGBImage) -> Double {
    let a = a.resized(width: 64, height: 64, filter: .triangle)
    let b = b.resized(width: 64, height: 64, filter: .triangle)
    return Double(zip(a.samples, b.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) })
      / Double(a.samples.count)
  }
}

@Suite(.enabled(if: SharedData.has("formats"))) struct CodecsFormatsTests {
  @Test func everyFileIsAPictureOrAnError() throws {
    var pictures = 0
    let files = SharedData.files(under: "formats")
    for file in files {
      guard let photo = try? Photo(bytes: SharedData.bytes(file)) else { continue }
      pictures += 1
      #expect(photo.image.samples.count == photo.image.width * photo.image.height * 3)
    }
    #expect(files.count > 600)
    #expect(pictures > 350)
  }

  @Test(arguments: Formats.expectations.map(\.file), [nil, 240])
  func faceVariants(file: String, shortSide: Int?) throws {
    let expected = try #require(Formats.expectations.first { $0.file == file }?.expected)
    let bytes = try SharedData.bytes("formats/face_variants/\(file)")
    if expected == "decode" || file == "webp.webp" {
      let photo = try Photo(bytes: bytes, atLeast: shortSide)
      let isWhole = ["tiny_1x1.jpg", "large_27MP.jpg"].contains(file)
      if !isWhole { #expect(photo.sourceSize == Size(width: 480, height: 640)) }
    } else {
      // Where the table leaves a choice, half a picture and other containers are refused.
      #expect(throws: CodecError.self) { try Photo(bytes: bytes, atLeast: shortSide) }
    }
  }

  @Test func variantsShowTheSameFace() throws {
    let base = try Photo(bytes: SharedData.bytes("formats/face_variants/base.png")).image
    let rgb16 = try Photo(bytes: SharedData.bytes("formats/face_variants/rgb16.png")).image
    let interlaced = try Photo(bytes: SharedData.bytes("formats/face_variants/interlaced.png")).image
    #expect(rgb16 == base)
    #expect(interlaced == base)
    let lossy =
      (1...8).map { "exif_orient_\($0).jpg" } + [
        "baseline_q92.jpg", "q100_444.jpg", "422.jpg", "progressive.jpg", "cmyk.jpg", "restart.jpg",
        "optimized.jpg", "icc_srgb.jpg", "exif_orient_bad9.jpg", "trailing_garbage.jpg", "dpi300.jpg",
      ]
    for file in lossy {
      let image = try Photo(bytes: SharedData.bytes("formats/face_variants/\(file)")).image
      #expect(Formats.difference(image, base) < 2, "\(file)")
    }
  }

  @Test func orientedPicturesAreUpright() throws {
    let files = SharedData.files(under: "exif_orientation").filter { $0.hasSuffix(".jpg") }
    #expect(files.count >= 16)
    for file in files {
      let stem = file.split(separator: "_").dropLast().joined(separator: "_")
      guard file.last(where: \.isNumber) != "0" else { continue }
      let upright = try Photo(bytes: SharedData.bytes("\(stem)_1.jpg"))
      let photo = try Photo(bytes: SharedData.bytes(file))
      #expect(photo.sourceSize == upright.sourceSize, "\(file)")
      #expect(Formats.difference(photo.image, upright.image) < 3, "\(file)")
    }
  }

  @Test(arguments: [
    "baseline_q92.jpg", "progressive.jpg", "optimized.jpg", "restart.jpg", "gray.jpg", "icc_srgb.jpg",
    "q1.jpg",
    "tiny_1x1.jpg", "palette4.png", "bilevel.png",
  ])
  func everyPrefixIsAnError(file: String) throws {
    let bytes = try SharedData.bytes("formats/face_variants/\(file)")
    for count in stride(from: 0, to: bytes.count, by: 37) {
      #expect(throws: CodecError.self) { try Photo(bytes: Array(bytes[..<count]), atLeast: 60) }
    }
  }

  /// In the PNG suite of Willem van Schaik the damaged files begin with x.
  @Test func pngSuite() throws {
    let files = SharedData.files(under: "formats/pngsuite").filter { $0.hasSuffix(".png") }
    #expect(files.count > 150)
    for file in files {
      let photo = try? Photo(bytes: SharedData.bytes(file))
      #expect((photo == nil) == file.hasPrefix("formats/pngsuite/x"), "\(file)")
    }
  }
}
