import Foundation
import Raster

extension Edit {
  /// Closed, red and averted eyes.
  static let eyes: [Edit] = [
    Edit("eyes-closed", breaks: ["eyes-open"]) { canvas in
      for eye in DrawnEye.both { canvas.close(eye) }
    },
    Edit("one-eye-closed", breaks: ["eyes-open"]) { canvas in
      canvas.close(DrawnEye.both[canvas.random.chance(0.5) ? 0 : 1])
    },
    Edit("red-eyes", breaks: ["red-eye"]) { canvas in
      let red = SIMD3(
        canvas.random.within(130...240), canvas.random.within(15...60), canvas.random.within(15...70))
      let size = canvas.random.within(0.4...0.65)
      for eye in DrawnEye.both {
        let (c, r) = canvas.iris(eye)
        canvas.lay(c.x - r...c.x + r, c.y - r...c.y + r) { u, v, _ in
          Point(x: u, y: v).distance(to: c) < r * size ? (red, 0.9) : nil
        }
      }
    },
    Edit("looking-aside", breaks: ["gaze"]) { canvas in
      let shift = canvas.random.sign() * canvas.random.within(0.75...1.1)
      for eye in DrawnEye.both { canvas.moveIris(of: eye, by: shift) }
    },
  ]
}

/// Points of the mesh around one eye, from left to right in the picture.
struct DrawnEye: Sendable {
  var upperLid: [Int]
  var lowerLid: [Int]
  var brow: [Int]
  var iris: (center: Int, left: Int, right: Int)

  static let both = [
    DrawnEye(
      upperLid: [33, 246, 161, 160, 159, 158, 157, 173, 133],
      lowerLid: [33, 7, 163, 144, 145, 153, 154, 155, 133],
      brow: [46, 53, 52, 65, 55], iris: (468, 471, 469)),
    DrawnEye(
      upperLid: [362, 398, 384, 385, 386, 387, 388, 466, 263],
      lowerLid: [362, 382, 381, 380, 374, 373, 390, 249, 263], brow: [285, 295, 282, 283, 276],
      iris: (473, 476, 474)),
  ]
}

extension Canvas {
  /// Height of a line of points at a column.
  func height(of line: [Int], at u: Double) -> Double {
    let points = line.map(mark)
    guard let first = points.first, let last = points.last else { return 0 }
    if u <= first.x { return first.y }
    for (a, b) in zip(points, points.dropFirst()) where u <= b.x {
      return b.x > a.x ? a.y + (b.y - a.y) * (u - a.x) / (b.x - a.x) : b.y
    }
    return last.y
  }

  func iris(_ eye: DrawnEye) -> (center: Point, radius: Double) {
    (mark(eye.iris.center), mark(eye.iris.left).distance(to: mark(eye.iris.right)) / 2)
  }

  /// The skin over the eye is stretched down to the lower lid, with lashes along it.
  mutating func close(_ eye: DrawnEye) {
    guard let first = eye.upperLid.first.map(mark), let last = eye.upperLid.last.map(mark) else { return }
    let lashes = random.within(0.3...0.75)
    let sag = random.within(-0.01...0.02)
    let old = self
    let (low, high) = (first.x, last.x)
    func curve(_ u: Double) -> (top: Double, upper: Double, closed: Double) {
      let upper = old.height(of: eye.upperLid, at: u)
      let brow = old.height(of: eye.brow, at: u) + 0.04
      return (brow * 0.5 + upper * 0.5 - 0.02, upper, old.height(of: eye.lowerLid, at: u) - 0.015 + sag)
    }
    lay(low - 0.02...high + 0.02, first.y - 0.5...first.y + 0.3) { u, v, _ in
      let c = curve(u)
      guard v > c.top, v < c.closed + 0.03, u > low, u < high else { return nil }
      // Toward the corners the lids meet anyway.
      let edge = min(1, min(u - low, high - u) / 0.03)
      var color = SIMD3<Double>.zero
      if v < c.closed {
        let t = (v - c.top) / max(0.001, c.closed - c.top)
        let from = c.top + t * (max(c.top + 0.005, c.upper - 0.03) - c.top)
        color = old.color(u, from)
      } else {
        color = old.color(u, max(v, old.height(of: eye.lowerLid, at: u) + 0.015))
      }
      let lash = max(0, 1 - abs(v - c.closed) / 0.014) * lashes
      return (color * (1 - lash), edge)
    }
  }

  /// The iris, shifted by so many of its radii, over the white that it leaves.
  mutating func moveIris(of eye: DrawnEye, by shift: Double) {
    let (c, r) = iris(eye)
    let old = self
    let d = shift * r
    /// White of the eye, from the side that it leaves.
    let white = old.color(c.x - (shift > 0 ? 1.25 : -1.25) * r, c.y + 0.1 * r)
    func isOpen(_ u: Double, _ v: Double) -> Bool {
      v > old.height(of: eye.upperLid, at: u) + 0.005 && v < old.height(of: eye.lowerLid, at: u) - 0.005
    }
    lay(c.x - 3 * r...c.x + 3 * r, c.y - 1.3 * r...c.y + 1.3 * r) { u, v, under in
      guard isOpen(u, v) else { return nil }
      let p = Point(x: u, y: v)
      if p.distance(to: Point(x: c.x + d, y: c.y)) < 1.05 * r {
        return (isOpen(u - d, v) ? old.color(u - d, v) : old.color(c.x, c.y), 0.95)
      }
      return p.distance(to: c) < 1.15 * r ? (white, 0.9) : nil
    }
  }
}
