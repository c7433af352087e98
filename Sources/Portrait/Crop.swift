public import Raster

/// A window onto the photo, of the finished picture's shape: source pixel (X, Y) lands on
/// ((X − x)·scale, (Y − y)·scale). Never rotates, never mirrors.
public struct Crop: Sendable, Codable, Hashable {
  /// Finished pixels per source pixel.
  public var scale: Double
  /// Left edge of the window in source pixels; negative where it reaches outside the photo.
  public var x: Double
  /// Top edge of the window in source pixels.
  public var y: Double
  /// Size of the finished picture.
  public var output: Size

  public init(scale: Double, x: Double, y: Double, output: Size) {
    self.scale = scale
    self.x = x
    self.y = y
    self.output = output
  }

  /// The window in source pixels.
  public var window: Rect {
    Rect(x: x, y: y, width: Double(output.width) / scale, height: Double(output.height) / scale)
  }

  public func callAsFunction(_ p: Point) -> Point { Point(x: (p.x - x) * scale, y: (p.y - y) * scale) }

  /// The window that holds all bounds of `geometry` at once with the widest margin; where none does, the best effort
  /// and what it does not hold.
  /// - Parameters:
  ///   - person: tells where the photo's sides cut the body; without it only the lower side counts as doing so.
  ///   - source: size of the upright photo, in the pixels of `face` and `person`.
  public static func solve(
    face: FaceAnalysis, person: PersonMask?, source: Size, geometry: HeadGeometry
  ) -> CropSolution {
    let body = person.map { BodyEdges(person: $0, source: source) } ?? BodyEdges(left: nil, right: nil)
    return CropSolver(face: face, body: body, source: source, geometry: geometry).solution()
  }
}
