public import Raster

/// An outline to fill or to draw.
public struct Path: Sendable, Hashable {
  public enum Step: Sendable, Hashable {
    case move(Point)
    case line(Point)
    /// A cubic Bézier curve: two points that pull it, and its end.
    case curve(Point, Point, Point)
    case close
  }

  public var steps: [Step]

  public init(_ steps: [Step] = []) { self.steps = steps }

  /// Straight lines from point to point.
  public init(through points: [Point], closed: Bool = false) {
    steps = points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) }
    if closed { steps.append(.close) }
  }

  public init(ellipseIn box: Rect) {
    // The pull that makes four Bézier curves a circle but for 0.03 % of its radius.
    let k = 0.5522847498
    let (rx, ry) = (box.width / 2, box.height / 2)
    func point(_ x: Double, _ y: Double) -> Point { Point(x: box.midX + x * rx, y: box.midY + y * ry) }
    steps = [
      .move(point(1, 0)), .curve(point(1, k), point(k, 1), point(0, 1)),
      .curve(point(-k, 1), point(-1, k), point(-1, 0)), .curve(point(-1, -k), point(-k, -1), point(0, -1)),
      .curve(point(k, -1), point(1, -k), point(1, 0)), .close,
    ]
  }
}
