/// A position in continuous image coordinates: origin at the top left corner of the top left pixel, x to the
/// right, y down. The centre of pixel (column i, row j) is (i + 0.5, j + 0.5).
public struct Point: Hashable, Sendable, Codable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  @inlinable public static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
  @inlinable public static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
  @inlinable public static func * (a: Point, k: Double) -> Point { Point(x: a.x * k, y: a.y * k) }

  /// The point half way between two points.
  @inlinable public static func midpoint(_ a: Point, _ b: Point) -> Point { (a + b) * 0.5 }

  /// Euclidean distance in pixels.
  @inlinable public func distance(to other: Point) -> Double {
    let d = self - other
    return (d.x * d.x + d.y * d.y).squareRoot()
  }
}

/// An axis-parallel rectangle in continuous image coordinates.
public struct Rect: Hashable, Sendable, Codable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var maxX: Double { x + width }
  public var maxY: Double { y + height }
  public var midX: Double { x + width / 2 }
  public var midY: Double { y + height / 2 }
  public var area: Double { max(0, width) * max(0, height) }

  /// The same rectangle with every coordinate multiplied by `k`.
  public func scaled(by k: Double) -> Rect { Rect(x: x * k, y: y * k, width: width * k, height: height * k) }

  /// The common part of two rectangles; of zero size where they do not meet.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: max(0, min(maxX, other.maxX) - left),
      height: max(0, min(maxY, other.maxY) - top))
  }
}

/// Whole pixels.
public struct Size: Hashable, Sendable, Codable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A map of the plane: (x, y) ↦ (a·x + b·y + tx, c·x + d·y + ty).
public struct Affine: Hashable, Sendable {
  public var a: Double
  public var b: Double
  public var tx: Double
  public var c: Double
  public var d: Double
  public var ty: Double

  public init(a: Double, b: Double, tx: Double, c: Double, d: Double, ty: Double) {
    self.a = a
    self.b = b
    self.tx = tx
    self.c = c
    self.d = d
    self.ty = ty
  }

  /// The map from a `width` × `height` patch to the rectangle of the plane that has centre `center` and size
  /// `boxWidth` × `boxHeight`, turned clockwise (as seen on screen, y down) by the angle with the given cosine and sine.
  public static func patch(
    width: Double, height: Double, center: Point, boxWidth: Double, boxHeight: Double, cosine: Double = 1,
    sine: Double = 0
  ) -> Affine {
    let sx = boxWidth / width
    let sy = boxHeight / height
    let a = cosine * sx
    let b = -sine * sy
    let c = sine * sx
    let d = cosine * sy
    return Affine(
      a: a, b: b, tx: center.x - a * width / 2 - b * height / 2,
      c: c, d: d, ty: center.y - c * width / 2 - d * height / 2)
  }

  @inlinable public func callAsFunction(_ p: Point) -> Point {
    Point(x: a * p.x + b * p.y + tx, y: c * p.x + d * p.y + ty)
  }
}
