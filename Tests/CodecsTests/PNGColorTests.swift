import Foundation
import Raster
import Testing

@testable import Codecs

/// How PNG says what its samples mean: cICP before iCCP before sRGB before gAMA and cHRM. Expected values come from the
/// primaries and transfer functions in floating point, as in `ColorTests`.
@Suite struct PNGColorTests {
  private static let adobe = [31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000]
  private static let sRGB = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000]
  private static let displayP3 = [31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000]

  /// The four patches without any word on colour.
  private func patches() throws -> [UInt8] {
    PNGChunks.removing("iCCP", from: try Fixture.bytes("srgb_by_another_name.png"))
  }

  private func numbers(_ values: [Int]) -> [UInt8] { values.flatMap { Fixture.number($0, 4) } }

  private func expect(_ png: [UInt8], _ colors: [RGB], tolerance: Int = 1) throws -> Photo {
    let photo = try Photo(bytes: png)
    for (i, color) in colors.enumerated() {
      #expect(photo.image[i * 16 + 8, 8].difference(color) <= tolerance, "\(photo.image[i * 16 + 8, 8])")
    }
    return photo
  }

  @Test func gammaAndChromaticities() throws {
    var png = PNGChunks.inserting("cHRM", numbers(PNGColorTests.adobe), into: try patches())
    png = PNGChunks.inserting("gAMA", numbers([45471]), into: png)
    let photo = try expect(png, ColorTests.fromAdobeRGB)
    #expect(photo.file.notes.isEmpty && photo.file.profile == "cHRM")
  }

  @Test func chromaticitiesAloneHaveTheCurveOfSRGB() throws {
    let png = PNGChunks.inserting("cHRM", numbers(PNGColorTests.displayP3), into: try patches())
    _ = try expect(png, ColorTests.fromDisplayP3)
  }

  /// 1/2.2 is what writers of sRGB files put there.
  @Test(arguments: [[], sRGB])
  func gammaOfSRGBFilesChangesNothing(chromaticities: [Int]) throws {
    var png = PNGChunks.inserting("gAMA", numbers([45455]), into: try patches())
    if !chromaticities.isEmpty { png = PNGChunks.inserting("cHRM", numbers(chromaticities), into: png) }
    let photo = try Photo(bytes: png)
    #expect(photo.image == (try Photo(bytes: patches()).image))
    #expect(photo.file.profile == "sRGB" && photo.file.notes.isEmpty)
  }

  /// IEC 61966-2-1.
  private func encoded(_ light: Double) -> Double {
    255 * (light <= 0.003_130_8 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055)
  }

  /// Linear light of 16 bits is converted before it is cut to 8: shadows keep their steps.
  @Test(arguments: ["rgb16", "rgba16"])
  func linearSixteenBits(name: String) throws {
    let png = PNGChunks.inserting("gAMA", numbers([100_000]), into: try Fixture.bytes("\(name).png"))
    let photo = try Photo(bytes: png)
    for y in 0..<17 {
      for x in 0..<23 {
        let alpha = name == "rgba16" ? Double(Fixture.sample(3, x, y)) / 255 : 1
        let low = x * y * 3 & 255
        let expected = (0..<3).map { channel in
          let light = Double(Fixture.sample(channel, x, y) << 8 | low) / 65535
          return encoded(light) * alpha + 255 * (1 - alpha)
        }
        let pixel = photo.image[x, y]
        for (value, expected) in zip([pixel.red, pixel.green, pixel.blue], expected) {
          #expect(abs(Double(value) - expected) <= 1.1, "\(x) \(y)")
        }
      }
    }
  }

  @Test func grayWithGamma() throws {
    let photo = try Photo(
      bytes: PNGChunks.inserting("gAMA", numbers([100_000]), into: Fixture.bytes("gray8.png")))
    for x in 0..<23 {
      let pixel = photo.image[x, 3]
      #expect(pixel.red == pixel.green && pixel.green == pixel.blue)
      #expect(abs(Double(pixel.red) - encoded(Double(Fixture.sample(0, x, 3)) / 255)) <= 1.1)
    }
  }

  @Test func sRGBComesBeforeGamma() throws {
    var png = PNGChunks.inserting("gAMA", numbers([100_000]), into: try patches())
    png = PNGChunks.inserting("sRGB", [0], into: png)
    _ = try expect(png, ColorTests.stored, tolerance: 0)
  }

  @Test func profileComesBeforeSRGB() throws {
    let png = PNGChunks.inserting("sRGB", [0], into: try Fixture.bytes("display_p3.png"))
    #expect(try expect(png, ColorTests.fromDisplayP3).file.profile == "Display P3")
  }

  @Test func codePointsComeBeforeTheProfile() throws {
    let png = PNGChunks.inserting("cICP", [12, 13, 0, 1], into: try Fixture.bytes("adobe_rgb.png"))
    #expect(try expect(png, ColorTests.fromDisplayP3).file.profile == "Display P3")
  }

  @Test(arguments: [1, 6, 13, 14, 15] as [UInt8])
  func codePointsOfSRGBAndCameras(transfer: UInt8) throws {
    let png = PNGChunks.inserting("cICP", [1, transfer, 0, 1], into: try patches())
    #expect(try expect(png, ColorTests.stored, tolerance: 0).file.notes.isEmpty)
  }

  @Test(arguments: [(16, "PQ"), (18, "HLG")] as [(UInt8, String)])
  func highDynamicRangeIsTold(transfer: UInt8, name: String) throws {
    let png = PNGChunks.inserting("cICP", [9, transfer, 0, 1], into: try patches())
    #expect(try expect(png, ColorTests.stored, tolerance: 0).file.colorDoubt == FileNote(.hdrTransfer, name))
  }

  @Test(arguments: [[9, 9, 0, 1], [10, 13, 0, 1], [1, 13, 0, 0], [200, 200, 0, 1]] as [[UInt8]])
  func whatCannotBeConvertedIsTold(chunk: [UInt8]) throws {
    let png = PNGChunks.inserting("cICP", chunk, into: try patches())
    #expect(try expect(png, ColorTests.stored, tolerance: 0).file.colorDoubt?.code == .colorNotConverted)
  }

  @Test(arguments: [0, 1, 4_000_000_000])
  func aGammaThatNoPictureHasChangesNothing(gamma: Int) throws {
    let png = PNGChunks.inserting("gAMA", numbers([gamma]), into: try patches())
    #expect(try expect(png, ColorTests.stored, tolerance: 0).file.notes.isEmpty)
  }

  @Test(arguments: [[0], [45455], []])
  func senselessNumbersAreIgnoredOrTold(gamma: [Int]) throws {
    var png = PNGChunks.inserting("cHRM", numbers([Int](repeating: 0, count: 8)), into: try patches())
    png = PNGChunks.inserting("gAMA", numbers(gamma), into: png)
    let photo = try expect(png, ColorTests.stored, tolerance: 0)
    #expect(photo.file.colorDoubt?.code == .colorNotConverted)
  }
}
