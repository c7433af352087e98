internal import Raster

/// Fills shapes into a picture, positions in inter-eye distances from the point between the irises.
struct Brush {
  var image: RGBImage
  let origin: Point
  let scale: Double

  /// A place in the picture, as a shape sees it.
  typealias Shape = (_ u: Double, _ v: Double) -> Bool

  /// What a shape is filled with.
  enum Paint {
    case plain(RGB)
    /// Hair: strands from top to bottom, each of its own lightness.
    case strands(RGB)

    func color(_ x: Int, _ y: Int) -> RGB {
      switch self {
      case .plain(let color): return color
      case .strands(let color):
        let bend = (y / 40) % 3
        let tone = Double(((x / 3 + bend) &* 7919 &+ 13) % 17) / 17 - 0.5
        func lit(_ v: UInt8) -> UInt8 { UInt8(max(0, min(255, Double(v) * (1 + 1.3 * tone)))) }
        return RGB(lit(color.red), lit(color.green), lit(color.blue))
      }
    }
  }

  /// - Parameter opacity: of the paint where the shape covers a pixel wholly; edges are smooth.
  mutating func fill(_ bounds: Rect, _ paint: Paint, opacity: Double = 1, _ shape: Shape) {
    let left = max(0, Int(origin.x + bounds.x * scale) - 1)
    let right = min(image.width, Int(origin.x + bounds.maxX * scale) + 2)
    let top = max(0, Int(origin.y + bounds.y * scale) - 1)
    let bottom = min(image.height, Int(origin.y + bounds.maxY * scale) + 2)
    guard left < right, top < bottom else { return }
    for y in top..<bottom {
      for x in left..<right {
        var covered = 0
        for j in 0..<3 {
          for i in 0..<3 {
            let u = (Double(x) + (Double(i) + 0.5) / 3 - origin.x) / scale
            let v = (Double(y) + (Double(j) + 0.5) / 3 - origin.y) / scale
            if shape(u, v) { covered += 1 }
          }
        }
        if covered > 0 { blend(paint.color(x, y), x, y, opacity * Double(covered) / 9) }
      }
    }
  }

  private mutating func blend(_ color: RGB, _ x: Int, _ y: Int, _ share: Double) {
    let old = image[x, y]
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8(Double(a) + (Double(b) - Double(a)) * share + 0.5) }
    image[x, y] = RGB(mix(old.red, color.red), mix(old.green, color.green), mix(old.blue, color.blue))
  }

  mutating func polygon(_ points: [Point], _ color: RGB, opacity: Double = 1) {
    fill(Brush.bounds(points), .plain(color), opacity: opacity) { u, v in
      Brush.contains(points, u, v)
    }
  }

  mutating func ellipse(
    _ center: Point, _ rx: Double, _ ry: Double, _ color: RGB, opacity: Double = 1,
    inside polygon: [Point]? = nil
  ) {
    let bounds = Rect(x: center.x - rx, y: center.y - ry, width: 2 * rx, height: 2 * ry)
    fill(bounds, .plain(color), opacity: opacity) { u, v in
      let (a, b) = ((u - center.x) / rx, (v - center.y) / ry)
      return a * a + b * b <= 1 && polygon.map { Brush.contains($0, u, v) } ?? true
    }
  }

  mutating func line(_ points: [Point], width: Double, _ color: RGB, opacity: Double = 1) {
    for (a, b) in zip(points, points.dropFirst()) {
      let bounds = Brush.bounds([a, b])
      let grown = Rect(
        x: bounds.x - width, y: bounds.y - width, width: bounds.width + 2 * width,
        height: bounds.height + 2 * width)
      fill(grown, .plain(color), opacity: opacity) { u, v in
        Brush.distance(Point(x: u, y: v), a, b) <= width / 2
      }
    }
  }

  static func bounds(_ points: [Point]) -> Rect {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
    return Rect(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
  }

  static func contains(_ polygon: [Point], _ u: Double, _ v: Double) -> Bool {
    var inside = false
    var b = polygon.last ?? Point(x: 0, y: 0)
    for a in polygon {
      if (a.y > v) != (b.y > v), u < a.x + (b.x - a.x) * (v - a.y) / (b.y - a.y) { inside.toggle() }
      b = a
    }
    return inside
  }

  private static func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
    let d = b - a
    let square = d.x * d.x + d.y * d.y
    let t = square > 0 ? max(0, min(1, ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square)) : 0
    return p.distance(to: a + d * t)
  }
}
