internal import Raster

/// A rotation, one scale and a shift: z ↦ a·z + b, with the plane read as complex numbers.
struct SimilarityTransform: Hashable, Sendable {
  /// Scale · (cosine, sine) of the clockwise angle.
  var turn: Point
  var shift: Point

  /// The transform that carries the one set of points onto the other with the least sum of squared distances (Umeyama
  /// 1991, in the plane and without mirroring, where it is a regression of complex numbers).
  /// - Returns: nil for fewer than two points, unequal counts, or points that all coincide.
  init?(from source: [Point], to target: [Point]) {
    guard source.count == target.count, source.count >= 2 else { return nil }
    let n = Double(source.count)
    func mean(_ points: [Point]) -> Point { points.reduce(Point(x: 0, y: 0), +) * (1 / n) }
    let (sourceMean, targetMean) = (mean(source), mean(target))
    var product = Point(x: 0, y: 0)
    var variance = 0.0
    for (p, q) in zip(source, target) {
      let (p, q) = (p - sourceMean, q - targetMean)
      product = product + Point(x: p.x * q.x + p.y * q.y, y: p.x * q.y - p.y * q.x)
      variance += p.x * p.x + p.y * p.y
    }
    guard variance > 0, variance.isFinite else { return nil }
    turn = product * (1 / variance)
    guard turn.x != 0 || turn.y != 0, turn.x.isFinite, turn.y.isFinite else { return nil }
    shift = targetMean - Self.product(turn, sourceMean)
  }

  func callAsFunction(_ p: Point) -> Point { Self.product(turn, p) + shift }

  /// The way back.
  var inverse: Affine {
    let square = turn.x * turn.x + turn.y * turn.y
    let (a, c) = (turn.x / square, -turn.y / square)
    return Affine(
      a: a, b: -c, tx: -(a * shift.x - c * shift.y), c: c, d: a, ty: -(c * shift.x + a * shift.y))
  }

  private static func product(_ a: Point, _ z: Point) -> Point {
    Point(x: a.x * z.x - a.y * z.y, y: a.x * z.y + a.y * z.x)
  }
}
