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
    func cell(_ position: Double, _ origin: Double, _ length: Double, _ count: Int) -> (Int, Int, Double) {
      let place = max(0, min(Double(count - 1), (position - origin) / length * Double(count) - 0.5))
      let low = Int(place)
      return (low, min(count - 1, low + 1), place - Double(low))
    }
    let (left, right, across) = cell(p.x, window.x, window.width, probability.width)
    let (top, bottom, down) = cell(p.y, window.y, window.height, probability.height)
    func row(_ y: Int) -> Double {
      Double(probability[left, y]) * (1 - across) + Double(probability[right, y]) * across
    }
    return row(top) * (1 - down) + row(bottom) * down
  }

  /// The same mask over a picture whose sides are `k.x` and `k.y` times as long.
  public func scaled(by k: Point) -> PersonMask {
    PersonMask(
      probability: probability,
      window: Rect(
        x: window.x * k.x, y: window.y * k.y, width: window.width * k.x, height: window.height * k.y))
  }
}
