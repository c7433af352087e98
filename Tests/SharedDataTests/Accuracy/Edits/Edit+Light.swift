import Foundation
import Raster

extension Edit {
  /// Light, focus and colour.
  static let light: [Edit] = [
    Edit("exposure-2EV", breaks: ["exposure"]) { $0.expose(by: -2) },
    Edit("exposure-1.5EV", breaks: ["exposure"]) { $0.expose(by: -1.5) },
    Edit("exposure+1EV", breaks: ["exposure"]) { $0.expose(by: 1) },
    Edit("exposure+1.5EV", breaks: ["exposure"]) { $0.expose(by: 1.5) },
    Edit("side-light", breaks: ["light-balance"]) { canvas in
      let sign = canvas.random.sign()
      let shade = canvas.random.within(0.3...0.5)
      let width = canvas.random.within(0.1...0.35)
      canvas.shade { u, _ in shade + (1 - shade) / (1 + exp(-sign * u / width)) }
    },
    Edit("side-shadow", breaks: ["light-balance"]) { canvas in
      let sign = canvas.random.sign()
      let shade = canvas.random.within(0.35...0.5)
      canvas.shade { u, v in abs(u) > 1.25 || v < -1.2 || v > 1.9 || sign * u < 0.05 ? 1 : shade }
    },
    Edit("blur", breaks: ["sharpness"]) { canvas in
      let sigma = canvas.unit / 96 * canvas.random.within(1.7...3)
      canvas.blur(sigma, sigma)
    },
    Edit("shake", breaks: ["sharpness"]) { canvas in
      let sigma = canvas.unit / 96 * canvas.random.within(2.2...4)
      if canvas.random.chance(0.5) { canvas.blur(sigma, 0) } else { canvas.blur(0, sigma) }
    },
    Edit("enlarged", breaks: ["sharpness"]) { canvas in
      let (width, height) = (canvas.image.width, canvas.image.height)
      let k = 24 / canvas.unit
      canvas.image = canvas.image.resized(width: Int(Double(width) * k), height: Int(Double(height) * k))
        .resized(width: width, height: height)
    },
    Edit("flat", breaks: ["dynamic-range"]) { canvas in
      let contrast = canvas.random.within(0.18...0.28)
      canvas.recolor { 150 + ($0 - 150) * contrast }
    },
    Edit("noise", breaks: ["dynamic-range"]) { canvas in
      var random = canvas.random
      canvas.image = canvas.image.resized(
        width: Int(Double(canvas.image.width) * 110 / canvas.unit),
        height: Int(Double(canvas.image.height) * 110 / canvas.unit))
      canvas.recolor { $0 + 22 * SIMD3(random.normal(), random.normal(), random.normal()) }
    },
    Edit("shine", breaks: ["highlights"]) { $0.shine() },
    Edit("warm", breaks: ["natural-color"]) { $0.expose(gains: [1.35, 0.95, 0.42]) },
    Edit("cold", breaks: ["natural-color"]) { $0.expose(gains: [0.6, 0.95, 1.6]) },
    Edit("green", breaks: ["natural-color"]) { $0.expose(gains: [0.66, 1.12, 0.66]) },
    Edit("gray", breaks: ["color-photo"]) { $0.recolor { .init(repeating: $0.luma) } },
    Edit("sepia", breaks: ["color-photo"]) { $0.recolor { $0.luma * SIMD3(1.08, 0.95, 0.75) } },
    Edit("blocks", breaks: ["compression"]) { $0.quality = 8 },
  ]
}

extension SIMD3<Double> {
  var luma: Double { 0.299 * x + 0.587 * y + 0.114 * z }
}

extension Canvas {
  /// As the camera would have taken it with that many stops more light.
  fileprivate mutating func expose(by stops: Double) { expose(gains: .init(repeating: pow(2, stops))) }

  /// Multiplies the channels of linear light.
  fileprivate mutating func expose(gains: SIMD3<Double>) {
    let tables = (0..<3).map { c in
      (0...255).map { Canvas.encoded(min(1, SRGB.linear[$0] * gains[c])) }
    }
    recolor { SIMD3(tables[0][Int($0.x)], tables[1][Int($0.y)], tables[2][Int($0.z)]) }
  }

  /// Multiplies linear light by a share that depends on the place.
  fileprivate mutating func shade(_ share: (_ u: Double, _ v: Double) -> Double) {
    for y in 0..<image.height {
      for x in 0..<image.width {
        let p = position(Point(x: Double(x), y: Double(y)))
        let k = share(p.x, p.y)
        guard k != 1 else { continue }
        let c = image[x, y]
        image.put(
          SIMD3(
            Canvas.encoded(SRGB.linear[Int(c.red)] * k), Canvas.encoded(SRGB.linear[Int(c.green)] * k),
            Canvas.encoded(SRGB.linear[Int(c.blue)] * k)), x, y)
      }
    }
  }

  /// The light of a lamp on one cheek or one side of the forehead.
  fileprivate mutating func shine() {
    let cheek = random.chance(0.5)
    let side = random.sign()
    let middle =
      cheek
      ? mark(side < 0 ? 50 : 280) + Point(x: random.within(-0.06...0.06), y: random.within(-0.08...0.08))
      : mark(10) * 0.5 + Point(x: side * random.within(0.2...0.4), y: mark(9).y * 0.5)
    let (a, b) = (random.within(0.17...0.28), random.within(0.12...0.2))
    let turn = random.within(-0.7...0.7)
    let white = SIMD3(255 - random.within(0...8), 255 - random.within(0...10), 255 - random.within(4...22))
    let strength = random.within(0.8...1)
    lay(middle.x - 0.8...middle.x + 0.8, middle.y - 0.8...middle.y + 0.8) { u, v, _ in
      let d = Point(x: u, y: v) - middle
      let r = hypot((d.x * cos(turn) + d.y * sin(turn)) / a, (d.y * cos(turn) - d.x * sin(turn)) / b)
      // Clipped in the middle, soft to the edge.
      return r < 3 ? (white, strength * min(1, 1.6 * exp(-1.1 * r * r))) : nil
    }
  }

  /// sRGB, 0…255, of linear light 0…1.
  private static func encoded(_ linear: Double) -> Double {
    255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055)
  }
}
