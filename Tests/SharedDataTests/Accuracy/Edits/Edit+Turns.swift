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

  /// Turns the head in space, taken for half an ellipsoid with a nose on it; degrees as in `Pose`.
  fileprivate mutating func turn(yaw: Double, pitch: Double) {
    let (cy, sy) = (cos(yaw * .pi / 180), sin(yaw * .pi / 180))
    let (cp, sp) = (cos(pitch * .pi / 180), sin(pitch * .pi / 180))
    let center = Point(x: 0, y: 0.55)
    /// Height over the plane of the ears.
    func height(_ p: Point) -> Double {
      let d = p - center
      let round = max(0, 1 - pow(d.x / 1.3, 2) - pow(d.y / 1.75, 2)).squareRoot() * 1.5
      return round + 0.3 * exp(-pow(d.x / 0.17, 2) - pow((d.y - 0.0) / 0.3, 2))
    }
    func turned(_ p: Point) -> Point {
      let d = p - center
      let z = height(p)
      // Far from the head nothing moves.
      let far = max(0, min(1, (max(abs(d.x) / 1.3, abs(d.y) / 1.75) - 1) / 1.2))
      let moved = Point(x: d.x * cy + z * sy, y: d.y * cp - z * sp)
      return center + d * far + moved * (1 - far)
    }
    let old = self
    warp { p in
      let target = old.position(p)
      var q = target
      for _ in 0..<12 { q = q + (target - turned(q)) * 0.7 }
      return old.pixel(q.x, q.y)
    }
  }
}
