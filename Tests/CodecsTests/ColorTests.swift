import Foundation
import Raster
import Testing

@testable import Codecs

/// Four patches of 16 × 16, (200,100,50) (90,160,80) (128,128,128) (224,172,150), under different profiles. The
/// expected sRGB values follow from the primaries and transfer functions in floating point, outside of Little CMS.
@Suite struct ColorTests {
  static let stored = [RGB(200, 100, 50), RGB(90, 160, 80), RGB(128, 128, 128), RGB(224, 172, 150)]
  static let fromDisplayP3 = [RGB(215, 93, 31), RGB(61, 162, 68), RGB(128, 128, 128), RGB(234, 169, 146)]
  static let fromAdobeRGB = [RGB(227, 100, 42), RGB(0, 161, 73), RGB(129, 129, 129), RGB(242, 174, 150)]

  @Test(
    arguments: [
      ("display_p3", "Display P3", fromDisplayP3), ("adobe_rgb", "Adobe RGB (1998)", fromAdobeRGB),
      ("srgb_by_another_name", "Plain", stored),
    ], [("png", 1), ("jpg", 8)])
  func profileIsConverted(
    _ row: (name: String, description: String, expected: [RGB]), _ file: (type: String, tolerance: Int)
  ) throws {
    let photo = try Photo(bytes: Fixture.bytes("\(row.name).\(file.type)"))
    #expect(photo.file.profile == row.description)
    for (i, color) in row.expected.enumerated() {
      let pixel = photo.image[i * 16 + 8, 8]
      #expect(pixel.difference(color) <= file.tolerance, "\(pixel)")
    }
    #expect(photo.file.notes.isEmpty && photo.file.colorDoubt == nil)
  }

  @Test func sRGBUnderAnotherNameIsLeftAlone() throws {
    let photo = try Photo(bytes: Fixture.bytes("srgb_by_another_name.png"))
    for (i, color) in ColorTests.stored.enumerated() { #expect(photo.image[i * 16 + 8, 8] == color) }
  }

  /// The option file of DCF: interoperability index R03 and no profile.
  @Test func declaredAdobeRGB() throws {
    let jpeg = try Fixture.bytes("s444.jpg")
    var tiff = TIFFBuilder()
    let exif = 8 + 2 + 12 + 4
    let interoperability = exif + 2 + 12
    tiff.entries = [(0x8769, 4, 1, exif)]
    tiff.extra = [0, 1] + tiff.number(0xA005, 2) + tiff.number(4, 2) + tiff.number(1, 4)
    tiff.extra += tiff.number(interoperability, 4) + [0, 1, 0, 1] + tiff.number(2, 2) + tiff.number(4, 4)
    tiff.extra += Array("R03\0".utf8)
    let photo = try Photo(bytes: Fixture.inserting(0xE1, tiff.segment, into: jpeg))
    #expect(photo.file.profile == "Adobe RGB (1998)")
    // (40, 180, 60) is greener than sRGB can show.
    #expect(photo.image[36, 8].red == 0)
    #expect(photo.image[36, 24].difference(RGB(129, 129, 129)) <= 2)
  }

  /// The 16-bit tables of a profile that is given up half way are freed once.
  @Test(arguments: ["rXYZ", "bTRC"])
  func brokenMatrixProfileForSixteenBits(tag: String) throws {
    var profile = try Self.profile(of: "display_p3.jpg")
    let table = try #require(profile.indices.first { profile[$0...].starts(with: Array(tag.utf8)) })
    // The tag's data become a type that does not exist.
    let place = (4..<8).reduce(0) { $0 << 8 | Int(profile[table + $1]) }
    profile.replaceSubrange(place..<place + 4, with: Array("none".utf8))
    let choice = ColorTransform.choose(profile: profile, source: .rgb, wide: true)
    #expect(choice.note == FileNote(.colorProfileBroken))
  }

  /// A table of texts, or of colours, that claims to be half a gigabyte: nothing is taken for what is not there.
  @Test(arguments: [("desc", manyTexts), ("A2B0", manyColors)])
  func claimsOfAProfileCostNothing(tag: String, claim: [UInt8]) throws {
    var profile = try Self.profile(of: "display_p3.jpg")
    let table = try #require(profile.indices.first { profile[$0...].starts(with: Array("desc".utf8)) })
    let end = profile.count
    profile += claim
    profile.replaceSubrange(
      table..<table + 12, with: Array(tag.utf8) + Self.word(end) + Self.word(claim.count))
    profile.replaceSubrange(0..<4, with: Self.word(profile.count))
    let before = Self.pagesTaken
    _ = ColorTransform.choose(profile: profile, source: .rgb)
    // 16 MB.
    #expect(Self.pagesTaken - before < 4096)
  }

  /// 33 million texts of 12 bytes.
  private static let manyTexts = [UInt8]("mluc".utf8) + [0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 12]

  /// 255³ colours behind a matrix and curves of two points.
  private static let manyColors: [UInt8] = {
    let head = [UInt8]("mft2".utf8) + [0, 0, 0, 0, 3, 3, 255, 0]
    let (matrix, points, curves) = (36, [UInt8]([0, 2, 0, 2]), 12)
    return head + [UInt8](repeating: 0, count: matrix) + points + [UInt8](repeating: 0, count: curves)
  }()

  private static func word(_ number: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(number).bigEndian) { Array($0) }
  }

  /// Of memory by this thread up to now, 4 KB each: those that it wrote or read first.
  private static var pagesTaken: Int {
    var usage = rusage()
    // RUSAGE_THREAD of Linux, which the module does not have.
    getrusage(__rusage_who_t(1), &usage)
    return usage.ru_minflt
  }

  private static func profile(of name: String) throws -> [UInt8] {
    let jpeg = try Fixture.bytes(name)
    let position = try #require(Fixture.position(of: 0xE2, in: jpeg))
    let length = Int(jpeg[position + 2]) << 8 + Int(jpeg[position + 3])
    return Array(jpeg[position + 4 + 14..<position + 2 + length])
  }

  @Test(arguments: [0, 4, 100, 300, 350])
  func brokenProfileIsIgnoredAndTold(cut: Int) throws {
    let jpeg = try Fixture.bytes("display_p3.jpg")
    let position = try #require(Fixture.position(of: 0xE2, in: jpeg))
    let length = Int(jpeg[position + 2]) << 8 + Int(jpeg[position + 3])
    let segment = Array(jpeg[position + 4..<position + 2 + length])
    let without = Array(jpeg[..<position]) + Array(jpeg[(position + 2 + length)...])
    let photo = try Photo(bytes: Fixture.inserting(0xE2, Array(segment.prefix(14 + cut)), into: without))
    #expect(photo.file.colorDoubt == FileNote(.colorProfileBroken))
    #expect(photo.image[8, 8].difference(ColorTests.stored[0]) <= 3)
  }

  /// A profile in two parts, in either order.
  @Test(arguments: [false, true])
  func profileInParts(reversed: Bool) throws {
    let jpeg = try Fixture.bytes("display_p3.jpg")
    let position = try #require(Fixture.position(of: 0xE2, in: jpeg))
    let length = Int(jpeg[position + 2]) << 8 + Int(jpeg[position + 3])
    let profile = Array(jpeg[position + 18..<position + 2 + length])
    var file = Array(jpeg[..<position]) + Array(jpeg[(position + 2 + length)...])
    let parts = [Array(profile[..<200]), Array(profile[200...])].enumerated().map { i, part in
      Array("ICC_PROFILE\0".utf8) + [UInt8(i + 1), 2] + part
    }
    for part in reversed ? parts : parts.reversed() { file = Fixture.inserting(0xE2, part, into: file) }
    let photo = try Photo(bytes: file)
    #expect(photo.file.profile == "Display P3")
    #expect(photo.image[8, 8].difference(ColorTests.fromDisplayP3[0]) <= 3)
  }

  /// The count of parts says three where there is one.
  @Test func profileWithoutAllItsPartsIsIgnoredAndTold() throws {
    var jpeg = try Fixture.bytes("display_p3.jpg")
    let position = try #require(Fixture.position(of: 0xE2, in: jpeg))
    jpeg[position + 17] = 3
    let photo = try Photo(bytes: jpeg)
    #expect(photo.file.notes == [FileNote(.colorProfileIncomplete)])
    #expect(photo.file.colorDoubt != nil)
    #expect(photo.image[8, 8].difference(ColorTests.stored[0]) <= 3)
  }

  /// As a file cut inside the compressed profile, with its checksum made good.
  @Test func profileOfPNGThatDoesNotInflateIsIgnoredAndTold() throws {
    let chunk = Array("P3\0\0".utf8) + [0x78, 0xDA, 0x63, 0x60]
    let photo = try Photo(bytes: PNGChunks.inserting("iCCP", chunk, into: Fixture.bytes("rgb8.png")))
    #expect(photo.file.colorDoubt == FileNote(.colorProfileBroken))
    #expect(photo.image == (try Photo(bytes: Fixture.bytes("rgb8.png")).image))
  }

  @Test func profileOfAnotherKindOfColorIsIgnored() throws {
    let jpeg = try Fixture.bytes("display_p3.jpg")
    let position = try #require(Fixture.position(of: 0xE2, in: jpeg))
    let length = Int(jpeg[position + 2]) << 8 + Int(jpeg[position + 3])
    let segment = Array(jpeg[position + 4..<position + 2 + length])
    let photo = try Photo(bytes: Fixture.inserting(0xE2, segment, into: Fixture.bytes("gray.jpg")))
    #expect(photo.file.notes == [FileNote(.colorProfileMismatch)])
    #expect(photo.image == (try Photo(bytes: Fixture.bytes("gray.jpg")).image))
  }
}
