public import Raster

/// Where the photo's person is: a probability for each cell of a grid laid over `window`.
public struct PersonMask: Sendable {
  public var probability: Plane
  /// What the plane covers, in upright source pixels; may reach outside the photo.
  public var window: Rect

  public init(probability: Plane, window: Rect) {
    self.probability = probability
    self.window = window
  }

  /// The probability at a place, between cells in proportion; beyond the window that of its edge.
  public func probability(at p: Point) -> Double {
    guard probability.width > 0, probability.height > 0, window.area > 0 else { return 0 }
    func tap(_ position: Double, _ origin: Double, _ length: Double, _ count: Int) -> LinearTap {
      LinearTap(at: (position - origin) / length * Double(count), count: count)
    }
    let across = tap(p.x, window.x, window.width, probability.width)
    let down = tap(p.y, window.y, window.height, probability.height)
    func row(_ y: Int) -> Double {
      Double(probability[across.first, y]) * (1 - across.fraction) + Double(probability[across.second, y])
        * across.fraction
    }
    return row(down.first) * (1 - down.fraction) + row(down.second) * down.fraction
  }

  /// The same mask over a picture whose sides are `k.x` and `k.y` times as long.
  public func scaled(by k: Point) -> PersonMask {
    PersonMask(probability: probability, window: window.scaled(x: k.x, y: k.y))
  }
}
