import Codecs
import Foundation
import Portrait
import Raster

/// A finished file, and what it was made of.
struct FinishedPicture {
  var file: [UInt8]
  var crop: Crop
  var source: Photo
  /// Numbers for drawing on it.
  var random: Randomness

  /// Another crop of the photo with its own background: `scale` times as large a head, shifted by finished pixels.
  func recropped(scale: Double = 1, dx: Double = 0, dy: Double = 0) throws -> (file: [UInt8], name: String) {
    let k = crop.scale * scale
    let window = crop.window
    // About the middle of the head, two fifths down.
    let size = (width: window.width / scale, height: window.height / scale)
    let view = Rect(
      x: window.x + 0.5 * (window.width - size.width) - dx / k,
      y: window.y + 0.4 * (window.height - size.height) - dy / k, width: size.width, height: size.height)
    let image = source.image.resampled(
      window: view, width: crop.output.width, height: crop.output.height)
    return (try FinishedPicture.encoded(image), "photo.jpg")
  }

  /// The finished picture drawn on.
  func drawn(_ draw: (inout RGBImage) -> Void) throws -> (file: [UInt8], name: String) {
    var image = try Photo(bytes: file).image
    draw(&image)
    return (try FinishedPicture.encoded(image), "photo.jpg")
  }

  static func encoded(_ image: RGBImage) throws -> [UInt8] {
    do {
      return try JPEGEncoder.encode(image, fitting: 20 * 1024...40 * 1024, minimumQuality: 60, density: 300)
        .bytes
    } catch CodecError.cannotFit {
      return try JPEGEncoder.encode(image, quality: 60, density: 300)
    }
  }
}

extension Edit {
  /// Finished pictures and files.
  static let pictures: [Edit] = [
    Edit(finished: "finished", breaks: [], every: 3) { ($0.file, "photo.jpg") },
    Edit(finished: "moved-up", breaks: ["crown-margin", "eye-height"]) { try $0.recropped(dy: -110) },
    Edit(finished: "moved-down", breaks: ["crown-margin", "eye-height"]) { try $0.recropped(dy: 110) },
    Edit(finished: "moved-aside", breaks: ["centered"]) { try $0.recropped(dx: 45) },
    Edit(finished: "small-head", breaks: ["face-width"]) { try $0.recropped(scale: 0.55) },
    Edit(finished: "large-head", breaks: ["face-width"]) { try $0.recropped(scale: 1.7) },
    Edit(finished: "low-density", breaks: ["density"]) { picture in
      (try JPEGEncoder.encode(Photo(bytes: picture.file).image, quality: 80, density: 72), "photo.jpg")
    },
    Edit(finished: "quality40", breaks: ["jpeg-quality"]) { picture in
      (try JPEGEncoder.encode(Photo(bytes: picture.file).image, quality: 40, density: 300), "photo.jpg")
    },
    Edit(finished: "large-file", breaks: ["file-size"]) { picture in
      (
        try JPEGEncoder.encode(
          Photo(bytes: picture.file).image, quality: 100, subsampling: .s444, density: 300), "photo.jpg"
      )
    },
    Edit(finished: "png", breaks: ["jpeg", "file-extension"]) { picture in
      (try PNGEncoder.encode(Photo(bytes: picture.file).image), "photo.png")
    },
    Edit(finished: "other-size", breaks: ["pixel-size"]) { picture in
      (
        try FinishedPicture.encoded(Photo(bytes: picture.file).image.resized(width: 413, height: 579)),
        "photo.jpg"
      )
    },
    Edit(finished: "border", breaks: ["border"]) { picture in
      try picture.drawn { image in
        for y in 0..<image.height {
          for x in 0..<image.width
          where min(x, y, image.width - 1 - x, image.height - 1 - y) < 5 { image[x, y] = RGB(20, 20, 20) }
        }
      }
    },
    Edit(finished: "red-background", breaks: ["background-color"]) { picture in
      try picture.drawn { image in
        for y in 0..<image.height {
          for x in 0..<image.width where image[x, y].isNear(RGB(100, 197, 255), 14) {
            image[x, y] = RGB(200, 40, 40)
          }
        }
      }
    },
    Edit(finished: "gradient", breaks: ["background-uniform"]) { picture in
      try picture.drawn { image in
        for y in 0..<image.height {
          let k = 1 - 0.5 * Double(y) / Double(image.height)
          for x in 0..<image.width where image[x, y].isNear(RGB(100, 197, 255), 14) {
            image.put(SIMD3(100, 197, 255) * k, x, y)
          }
        }
      }
    },
  ]
}

extension RGB {
  func isNear(_ other: RGB, _ most: Double) -> Bool {
    let d = vector - other.vector
    return max(d.max(), -d.min()) < most
  }
}
