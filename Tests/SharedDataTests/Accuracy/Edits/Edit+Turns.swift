import Foundation
import Raster

extension Edit {
  /// Pose and proportions.
  static let turns: [Edit] = [
    Edit("widened1.2", breaks: ["aspect"]) { $0.stretch(1.2, 1) },
    Edit("widened1.33", breaks: ["aspect"]) { $0.stretch(1.33, 1) },
    Edit("lengthened1.2", breaks: ["aspect"]) { $0.stretch(1, 1.2) },
    Edit("lengthened1.33", breaks: ["aspect"]) { $0.stretch(1, 1.33) },
    Edit("tilted", breaks: ["eye-line"]) { canvas in
      let roll = canvas.random.sign() * canvas.random.within(9.5...15)
      canvas.tilt(roll)
    },
    Edit("turned", breaks: ["head-yaw"]) { canvas in
      let yaw = canvas.random.sign() * canvas.random.within(17...22)
      canvas.turn(yaw: yaw, pitch: 0)
    },
    Edit("chin-up", breaks: ["head-pitch"]) { canvas in
      let pitch = canvas.random.within(17...22)
      canvas.turn(yaw: 0, pitch: pitch)
    },
    Edit("chin-down", breaks: ["head-pitch"]) { canvas in
      let pitch = canvas.random.within(17...22)
      canvas.turn(yaw: 0, pitch: -pitch)
    },
  ]
}

extension Canvas {
  fileprivate mutating func stretch(_ x: Double, _ y: Double) {
    image = image.resized(width: Int(Double(image.width) * x), height: Int(Double(image.height) * y))
  }

  fileprivate mutating func tilt(_ degrees: Double) {
    let (c, s) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    let middle = pixel(0, 0.5)
    warp { p in
      let d = p - middle
      return Point(x: middle.x + c * d.x + s * d.y, y: middle.y - s * d.x + c * d.y)
    }
  }

  /// Turns the head in space about the middle of the eyes; degrees as in `Pose`.
  fileprivate mutating func turn(yaw: Double, pitch: Double) {
    let (cy, sy) = (cos(yaw * .pi / 180), sin(yaw * .pi / 180))
    let (cp, sp) = (cos(pitch * .pi / 180), sin(pitch * .pi / 180))
    func turned(_ p: Point) -> Point {
      let z = Canvas.depth(p)
      // Far from the head nothing moves.
      let far = max(0, min(1, (max(abs(p.x) / 1.7, abs(p.y - 0.4) / 2.3) - 1) / 0.8))
      let moved = Point(x: p.x * cy - z * sy, y: p.y * cp + z * sp)
      return p * far + moved * (1 - far)
    }
    let old = self
    warp { p in
      let target = old.position(p)
      var q = target
      for _ in 0..<12 { q = q + (target - turned(q)) * 0.7 }
      return old.pixel(q.x, q.y)
    }
  }

  /// How far behind the eyes a head is, in inter-eye distances: fitted to the mean depths of the face mesh over 94 people
  /// from the front (within 0.07, at the outline 0.04, root mean square); beyond the outline of the face it runs on as
  /// hair and neck do.
  private static func depth(_ p: Point) -> Double {
    let center = Point(x: 0, y: 0.5)
    let d = p - center
    let r = (pow(d.x / 1.12, 2) + pow(d.y / 1.35, 2)).squareRoot()
    let q = r > 1 ? d * (1 / r) : d
    let (x, y) = (q.x * q.x, q.y)
    let arc = 1.2 - (1.44 - x).squareRoot()
    let face =
      -0.036 + 4.983 * arc - 2.196 * x - 0.209 * y - 0.506 * y * y + 0.144 * pow(y, 3) + 0.251 * pow(y, 4)
      + 0.585 * x * y + 0.737 * x * y * y
    let nose = -0.657 * exp(-x / pow(0.308, 2) - pow(y / (y < 0 ? 0.393 : 0.35), 2))
    return face + nose + 0.3 * max(0, min(1, (r - 1) / 0.35))
  }
}
