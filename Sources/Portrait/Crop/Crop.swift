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
}
