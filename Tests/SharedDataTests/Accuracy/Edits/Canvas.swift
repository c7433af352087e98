import Foundation
import Portrait
import Raster

/// A photo to draw on. Positions (u, v) are in inter-eye distances from the point between the irises, u along the eye
/// line to the right of the picture, v down the face.
struct Canvas {
  var image: RGBImage
  let face: FaceAnalysis
  /// Probability that a pixel shows the person.
  let person: @Sendable (Point) -> Double
  var random: Randomness
  /// JPEG quality with which the edited photo is stored.
  var quality = 95

  private let origin: Point
  private let across: Point

  init(
    _ image: RGBImage, _ face: FaceAnalysis, seed: String, person: @escaping @Sendable (Point) -> Double
  ) {
    self.image = image
    self.face = face
    self.person = person
    random = Randomness(seed)
    origin = .midpoint(face.rightEye, face.leftEye)
    across = face.leftEye - face.rightEye
  }

  /// In pixels.
  var unit: Double { face.interEyeDistance }

  func pixel(_ u: Double, _ v: Double) -> Point {
    Point(x: origin.x + u * across.x - v * across.y, y: origin.y + u * across.y + v * across.x)
  }

  func position(_ p: Point) -> Point {
    let d = p - origin
    let square = unit * unit
    return Point(x: (d.x * across.x + d.y * across.y) / square, y: (d.y * across.x - d.x * across.y) / square)
  }

  /// The picture's colour at a position.
  func color(_ u: Double, _ v: Double) -> SIMD3<Double> { image.interpolated(pixel(u, v)) }

  /// Position of a point of the mesh.
  func mark(_ index: Int) -> Point { position(face.mesh[index]) }

  // MARK: Drawing

  /// What lies over the picture at a place: colour, 0…255, and opacity, 0…1; nil where nothing does.
  typealias Layer = (_ u: Double, _ v: Double, _ under: SIMD3<Double>) -> (
    color: SIMD3<Double>, opacity: Double
  )?

  /// Lays a layer over the rectangle, four samples a pixel.
  mutating func lay(_ us: ClosedRange<Double>, _ vs: ClosedRange<Double>, _ layer: Layer) {
    let corners = [us.lowerBound, us.upperBound].flatMap { u in
      [vs.lowerBound, vs.upperBound].map { pixel(u, $0) }
    }
    let xs = corners.map(\.x)
    let ys = corners.map(\.y)
    let columns = Int(max(0, xs.min() ?? 0))..<Int(max(0, min(Double(image.width), (xs.max() ?? 0) + 1)))
    let rows = Int(max(0, ys.min() ?? 0))..<Int(max(0, min(Double(image.height), (ys.max() ?? 0) + 1)))
    for y in rows {
      for x in columns {
        let old = image.vector(x, y)
        var sum = SIMD3<Double>.zero
        for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
          let p = position(Point(x: Double(x) + dx, y: Double(y) + dy))
          guard us.contains(p.x), vs.contains(p.y), let top = layer(p.x, p.y, old) else {
            sum += old
            continue
          }
          let share = max(0, min(1, top.opacity))
          sum += old * (1 - share) + top.color * share
        }
        image.put(sum / 4, x, y)
      }
    }
  }

  /// A line of the given half width through the points.
  mutating func stroke(_ points: [Point], halfWidth: Double, _ color: RGB, opacity: Double = 1) {
    guard let first = points.first else { return }
    let margin = halfWidth + 0.02
    let box = points.reduce((first.x, first.x, first.y, first.y)) {
      (min($0.0, $1.x), max($0.1, $1.x), min($0.2, $1.y), max($0.3, $1.y))
    }
    let ink = color.vector
    let ends = Array(zip(points, points.dropFirst()))
    lay(box.0 - margin...box.1 + margin, box.2 - margin...box.3 + margin) { u, v, _ in
      let q = Point(x: u, y: v)
      return ends.contains { q.distance(toSegment: $0.0, $0.1) <= halfWidth } ? (ink, opacity) : nil
    }
  }

  /// Every pixel of the picture changed on its own.
  mutating func recolor(_ change: (SIMD3<Double>) -> SIMD3<Double>) {
    for y in 0..<image.height { for x in 0..<image.width { image.put(change(image.vector(x, y)), x, y) } }
  }

  /// Every pixel of the picture taken from another place of it.
  mutating func warp(_ source: (Point) -> Point) {
    let old = image
    for y in 0..<image.height {
      for x in 0..<image.width {
        let p = Point(x: Double(x) + 0.5, y: Double(y) + 0.5)
        let q = source(p)
        if q.distance(to: p) > 0.01 { image.put(old.interpolated(q), x, y) }
      }
    }
  }

  /// Gaussian blur with standard deviations in pixels.
  mutating func blur(_ across: Double, _ down: Double) {
    for (sigma, step, count, lines) in [
      (across, 3, image.width, image.height), (down, 3 * image.width, image.height, image.width),
    ] where sigma > 0 {
      let reach = Int((3 * sigma).rounded(.up))
      let kernel = (-reach...reach).map { exp(-0.5 * pow(Double($0) / sigma, 2)) }
      let total = kernel.reduce(0, +)
      let old = image.samples
      for line in 0..<lines {
        let start = line * (step == 3 ? 3 * image.width : 3)
        for i in 0..<count {
          for c in 0..<3 {
            var sum = 0.0
            for (k, weight) in kernel.enumerated() {
              sum += weight * Double(old[start + min(count - 1, max(0, i + k - reach)) * step + c])
            }
            image.samples[start + i * step + c] = UInt8(max(0, min(255, sum / total + 0.5)))
          }
        }
      }
    }
  }
}

/// Noise that varies smoothly in both directions, about −1…1, from a table.
struct SmoothNoise {
  private let table: [Double]

  init(_ random: inout Randomness) { table = (0..<4096).map { _ in random.within(-1...1) } }

  func callAsFunction(_ x: Double, _ y: Double) -> Double {
    let (i, j) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
    let (a, b) = (smooth(x - Double(i)), smooth(y - Double(j)))
    func at(_ i: Int, _ j: Int) -> Double { table[(i &* 31 &+ j &* 977) & 4095] }
    let top = at(i, j) * (1 - a) + at(i + 1, j) * a
    let bottom = at(i, j + 1) * (1 - a) + at(i + 1, j + 1) * a
    return top * (1 - b) + bottom * b
  }

  private func smooth(_ t: Double) -> Double { t * t * (3 - 2 * t) }
}

extension Point {
  func distance(toSegment a: Point, _ b: Point) -> Double {
    let d = b - a
    let square = d.x * d.x + d.y * d.y
    let t = square > 0 ? max(0, min(1, ((x - a.x) * d.x + (y - a.y) * d.y) / square)) : 0
    return distance(to: a + d * t)
  }
}

extension RGB {
  var vector: SIMD3<Double> { SIMD3(Double(red), Double(green), Double(blue)) }
}

extension RGBImage {
  func vector(_ x: Int, _ y: Int) -> SIMD3<Double> {
    let i = (y * width + x) * 3
    return SIMD3(Double(samples[i]), Double(samples[i + 1]), Double(samples[i + 2]))
  }

  mutating func put(_ color: SIMD3<Double>, _ x: Int, _ y: Int) {
    let i = (y * width + x) * 3
    for c in 0..<3 { samples[i + c] = UInt8(max(0, min(255, color[c] + 0.5))) }
  }

  /// Between pixels; the nearest pixel outside of the picture.
  func interpolated(_ p: Point) -> SIMD3<Double> {
    let (x, y) = (max(0, min(Double(width) - 1, p.x - 0.5)), max(0, min(Double(height) - 1, p.y - 0.5)))
    let (i, j) = (min(width - 2, Int(x)), min(height - 2, Int(y)))
    let (a, b) = (x - Double(i), y - Double(j))
    return (vector(i, j) * (1 - a) + vector(i + 1, j) * a) * (1 - b)
      + (vector(i, j + 1) * (1 - a) + vector(i + 1, j + 1) * a) * b
  }
}
