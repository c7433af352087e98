import Codecs
import Foundation
import Portrait
import Raster

extension Edit {
  /// The background of finished pictures.
  static let backgrounds: [Edit] = [
    // As a flash throws it on a wall close behind.
    Edit(finished: "head-shadow", breaks: ["background-shadow"], every: 4) { picture in
      var random = picture.random
      let shift = Point(x: random.sign() * random.within(20...40), y: random.within(6...24))
      let (depth, blur) = (random.within(0.25...0.5), random.within(5...11))
      return try picture.drawn { image in
        let background = image.background
        let shadow = background.map { 1 - $0 }.blurred(image.size, blur)
        for y in 0..<image.height {
          for x in 0..<image.width {
            let i = y * image.width + x
            let from = (
              max(0, min(image.width - 1, x - Int(shift.x))), max(0, min(image.height - 1, y - Int(shift.y)))
            )
            let dark = depth * shadow[from.1 * image.width + from.0] * background[i]
            if dark > 0 { image.put(image.vector(x, y) * (1 - dark), x, y) }
          }
        }
      }
    },
    // As a coarse cut leaves it.
    Edit(finished: "old-wall-rim", breaks: ["background-residue"], every: 4) { picture in
      var random = picture.random
      let noise = SmoothNoise(&random)
      let (width, opacity) = (random.within(2...4), random.within(0.8...1))
      let window = picture.crop.window
      let k = picture.source.reduction
      // Above the shoulders, beside the head.
      let wall = [0.06, 0.94].map { across in
        picture.source.image.interpolated(
          Point(x: (window.x + across * window.width) * k, y: (window.y + 0.3 * window.height) * k))
      }
      return try picture.drawn { image in
        let background = image.background
        let old = image
        let reach = Int(width) + 1
        for y in 0..<image.height {
          for x in 0..<image.width where background[y * image.width + x] == 1 {
            var nearest = Double.infinity
            for dy in -reach...reach {
              for dx in -reach...reach {
                let (i, j) = (x + dx, y + dy)
                guard i >= 0, j >= 0, i < image.width, j < image.height,
                  background[j * image.width + i] < 0.5
                else { continue }
                nearest = min(nearest, Double(dx * dx + dy * dy).squareRoot())
              }
            }
            // Wider here and narrower there, and gone in a few places.
            let edge = width * (1 + 1.2 * noise(Double(x) / 40, Double(y) / 40))
            let share = opacity * max(0, min(1, edge - nearest + 0.5))
            if share > 0 {
              image.put(old.vector(x, y) * (1 - share) + wall[x < image.width / 2 ? 0 : 1] * share, x, y)
            }
          }
        }
      }
    },
  ]
}

extension RGBImage {
  /// For each pixel of a finished picture how much of it is the light blue background, 0…1.
  fileprivate var background: [Double] {
    var near = [Double](repeating: 0, count: width * height)
    for y in 0..<height {
      for x in 0..<width where self[x, y].isNear(RGB(100, 197, 255), 20) { near[y * width + x] = 1 }
    }
    return (0..<near.count).map { place in
      if near[place] == 1 { return 1 }
      let (x, y) = (place % width, place / width)
      let isAtEdge = (max(0, y - 2)...min(height - 1, y + 2)).contains { j in
        (max(0, x - 2)...min(width - 1, x + 2)).contains { near[j * width + $0] == 1 }
      }
      guard isAtEdge else { return 0 }
      let d = vector(x, y) - SIMD3(100, 197, 255)
      return max(0, 1 - (d * d).sum().squareRoot() / 150)
    }
  }
}

extension [Double] {
  /// Gaussian blur of rows and columns, its standard deviation in pixels.
  fileprivate func blurred(_ size: Size, _ sigma: Double) -> [Double] {
    let reach = Int((3 * sigma).rounded(.up))
    let kernel = (-reach...reach).map { exp(-0.5 * pow(Double($0) / sigma, 2)) }
    let total = kernel.reduce(0, +)
    var result = self
    for (count, lines, step, next) in [
      (size.width, size.height, 1, size.width), (size.height, size.width, size.width, 1),
    ] {
      let old = result
      for line in 0..<lines {
        for i in 0..<count {
          var sum = 0.0
          for (k, weight) in kernel.enumerated() {
            sum += weight * old[line * next + Swift.max(0, Swift.min(count - 1, i + k - reach)) * step]
          }
          result[line * next + i * step] = sum / total
        }
      }
    }
    return result
  }
}
