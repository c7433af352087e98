import Codecs
import Foundation
import Raster
import Support

/// The small files of `fixtures/codecs` and what is known of them; see `make_fixtures.py` there.
enum Fixture {
  static let directory = Repository.fixtures.appending(path: "codecs")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? [])
    .filter { name in [".png", ".jpg", ".webp"].contains { name.hasSuffix($0) } }.sorted()

  static func bytes(_ name: String) throws -> [UInt8] { try Repository.fixture("codecs/\(name)") }

  // ---- The scene of the PNGs ----

  static let sceneSize = Size(width: 23, height: 17)

  /// Channel 0…2 colour, 3 alpha.
  static func sample(_ channel: Int, _ x: Int, _ y: Int) -> Int {
    [x * 11, y * 15, (x + y) * 7, x * 13 + y * 5][channel] & 255
  }

  static func scene(_ color: (_ x: Int, _ y: Int) -> RGB) -> RGBImage {
    var image = RGBImage(width: sceneSize.width, height: sceneSize.height)
    for y in 0..<sceneSize.height {
      for x in 0..<sceneSize.width { image[x, y] = color(x, y) }
    }
    return image
  }

  /// `value` at `alpha` over white, in sRGB values.
  static func onWhite(_ value: Int, _ alpha: Int) -> UInt8 {
    UInt8((Double(value * alpha + 255 * (255 - alpha)) / 255).rounded())
  }

  // ---- The quarters of the JPEGs ----

  static let quarters = [RGB(200, 40, 40), RGB(40, 180, 60), RGB(50, 60, 190), RGB(128, 128, 128)]
  /// A pixel well inside each quarter of the 48 × 32 picture.
  static let quarterCenters = [(12, 8), (36, 8), (12, 24), (36, 24)]

  // ---- Building files ----

  static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
  }

  /// The JPEG with a marker segment put right after SOI.
  static func inserting(_ marker: UInt8, _ payload: [UInt8], into jpeg: [UInt8]) -> [UInt8] {
    let length = payload.count + 2
    return Array(jpeg[..<2]) + [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + payload
      + Array(jpeg[2...])
  }

  /// Where the marker's segment begins, at its 0xFF.
  static func position(of marker: UInt8, in jpeg: [UInt8]) -> Int? {
    var i = 2
    while i + 3 < jpeg.count, jpeg[i] == 0xFF {
      if jpeg[i + 1] == marker { return i }
      i += 2 + Int(jpeg[i + 2]) << 8 + Int(jpeg[i + 3])
    }
    return nil
  }
}

extension RGB {
  /// The largest difference of a channel.
  func difference(_ other: RGB) -> Int {
    max(
      abs(Int(red) - Int(other.red)), abs(Int(green) - Int(other.green)), abs(Int(blue) - Int(other.blue)))
  }
}

extension RGBImage {
  /// A portrait-like test picture: a smooth ramp with some texture; more `noise` makes larger files.
  static func drawn(width: Int, height: Int, noise: Int) -> RGBImage {
    var image = RGBImage(width: width, height: height)
    var grains = SeededNoise(seed: 12345)
    for y in 0..<height {
      for x in 0..<width {
        let grain = grains.integer(-noise...noise)
        func level(_ v: Int) -> UInt8 { UInt8(max(0, min(255, v + grain))) }
        image[x, y] = RGB(
          level(60 + x * 150 / width), level(90 + y * 120 / height), level((x ^ y) & 63 + 100))
      }
    }
    return image
  }
}
