internal import Raster
internal import RealModule

/// Angles in degrees.
enum Angle {
  /// Direction from `a` to `b` in the picture, −180…180; positive falls to the right.
  static func direction(from a: Point, to b: Point) -> Double {
    .atan2(y: b.y - a.y, x: b.x - a.x) * 180 / .pi
  }

  static func tangent(_ degrees: Double) -> Double { .tan(degrees * .pi / 180) }

  static func cosine(_ degrees: Double) -> Double { .cos(degrees * .pi / 180) }

  /// `p` turned clockwise (y down) about `center`.
  static func turned(_ p: Point, by degrees: Double, about center: Point) -> Point {
    let c = Double.cos(degrees * .pi / 180)
    let s = Double.sin(degrees * .pi / 180)
    let d = p - center
    return Point(x: center.x + c * d.x - s * d.y, y: center.y + s * d.x + c * d.y)
  }
}
