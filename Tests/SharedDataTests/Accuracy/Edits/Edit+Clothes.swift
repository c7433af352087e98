import Foundation
import Raster

extension Edit {
  /// What is worn below the chin, and how the shoulders stand.
  static let clothes: [Edit] = [
    Edit("light-blue-clothes", breaks: ["clothes-contrast"], every: 4) { canvas in
      let light = canvas.random.within(0.96...1.03)
      canvas.dye { _, _ in SIMD3(100, 197, 255) * light }
    },
    Edit("stripes", breaks: ["clothes-pattern"], every: 4) { canvas in
      let colors = canvas.pairOfColors()
      let width = canvas.random.within(0.05...0.13)
      let slant = canvas.random.within(-12...12)
      let turn = canvas.random.chance(0.4) ? 0 : 90 + slant
      let (c, s) = (cos(turn * .pi / 180), sin(turn * .pi / 180))
      canvas.dye { u, v in
        // Cloth hangs down over the shoulders.
        let across = c * u + s * (v - 0.12 * u * u)
        return (across / width).truncatingRemainder(dividingBy: 2).magnitude < 1 ? colors.0 : colors.1
      }
    },
    Edit("checks", breaks: ["clothes-pattern"], every: 4) { canvas in
      let colors = canvas.pairOfColors()
      let width = canvas.random.within(0.07...0.15)
      canvas.dye { u, v in
        let isDark = [u, v - 0.12 * u * u].map {
          Int(($0 / width).rounded(.down)).isMultiple(of: 2) ? 0.5 : 0
        }
        let share = isDark[0] + isDark[1]
        return colors.0 * (1 - share) + colors.1 * share
      }
    },
    Edit("shoulder-down", breaks: ["shoulders-level"], every: 4) { canvas in
      let angle = canvas.random.sign() * canvas.random.within(12...14)
      canvas.lower(shoulder: angle)
    },
  ]
}

extension Canvas {
  /// A light and a dark one.
  fileprivate mutating func pairOfColors() -> (SIMD3<Double>, SIMD3<Double>) {
    let light = random.color(of: [RGB(240, 240, 238), RGB(225, 210, 180), RGB(200, 205, 212)])
    let dark = random.color(of: [RGB(28, 28, 32), RGB(30, 44, 100), RGB(150, 28, 38), RGB(30, 90, 60)])
    return (light.vector, dark.vector)
  }

  /// White clothes in another colour, their folds kept.
  fileprivate mutating func dye(_ color: (_ u: Double, _ v: Double) -> SIMD3<Double>) {
    let chin = mark(152).y
    let bottom = position(Point(x: pixel(0, 0).x, y: Double(image.height))).y
    guard bottom > chin + 0.2 else { return }
    func warmth(_ c: SIMD3<Double>) -> Double { (c.x + 4) / (c.z + 4) }
    // Of cheeks and neck.
    let cheeks = (warmth(color(mark(50).x, mark(50).y)) + warmth(color(mark(280).x, mark(280).y))) / 2
    let skin = min(cheeks, warmth(color(-0.2, chin + 0.25)), warmth(color(0.2, chin + 0.25)))
    let person = self.person
    let origin = self
    // On the shoulders.
    let places = [-1.6, -1.4, -1.2, 1.2, 1.4, 1.6].flatMap { u in
      [0.6, 0.75, 0.9].map { Point(x: u, y: chin + (bottom - chin) * $0) }
    }
    let samples = places.filter { person(pixel($0.x, $0.y)) > 0.8 }.map { self.color($0.x, $0.y) }
    guard !samples.isEmpty else { return }
    let cloth = max(1, samples.map(warmth).sorted()[samples.count / 2])
    let luma = samples.map(\.luma).sorted()[samples.count * 2 / 3]
    lay(-6...6, chin - 0.2...bottom + 0.5) { u, v, under in
      guard v > chin + 0.1 || abs(u) > 1.05 else { return nil }
      let isSkin = (warmth(under) - cloth) / max(0.1, skin - cloth)
      let share =
        min(1, max(0, (person(origin.pixel(u, v)) - 0.35) / 0.3)) * min(1, max(0, (0.45 - isSkin) / 0.15))
        * min(1, max(0, (under.luma / luma - 0.3) / 0.15))
      return share > 0 ? (color(u, v) * min(1.06, under.luma / luma), share) : nil
    }
  }

  /// Shears what is below the chin by so many degrees, more and more down the neck.
  fileprivate mutating func lower(shoulder degrees: Double) {
    let slope = tan(degrees * .pi / 180)
    let (chin, neck) = (mark(152).y + 0.05, 0.5)
    let old = self
    warp { p in
      let q = old.position(p)
      let share = max(0, min(1, (q.y - slope * q.x * 0.5 - chin) / neck))
      return share > 0 ? old.pixel(q.x, q.y - slope * q.x * share) : p
    }
  }
}
