/// The two samples of a line around a place, and how far it lies from the first to the second. Beyond the ends the last
/// sample is repeated.
@frozen public struct LinearTap: Sendable {
  public let first: Int
  public let second: Int
  /// 0…1.
  public let fraction: Double

  /// - Parameters:
  ///   - place: in samples; the centre of sample i lies at i + ½.
  ///   - count: of samples, at least 1.
  @inlinable
  public init(at place: Double, count: Int) {
    let index = max(0, min(Double(count - 1), place - 0.5))
    first = Int(index)
    second = min(first + 1, count - 1)
    fraction = index - Double(first)
  }
}

/// The four samples of a grid around a place, for bilinear interpolation.
@frozen public struct BilinearTap: Sendable {
  /// Indices, row by row: above left and right, below left and right.
  public let corners: (Int, Int, Int, Int)
  public let across: Float
  public let down: Float

  /// - Parameter place: in samples of the grid from its upper left corner.
  @inlinable
  public init(at place: Point, width: Int, height: Int) {
    let (x, y) = (LinearTap(at: place.x, count: width), LinearTap(at: place.y, count: height))
    corners = (
      y.first * width + x.first, y.first * width + x.second, y.second * width + x.first,
      y.second * width + x.second
    )
    (across, down) = (Float(x.fraction), Float(y.fraction))
  }

  /// The mixture of the four samples that `sample` gives for their indices.
  @inlinable @inline(__always)
  public func value(_ sample: (Int) -> Float) -> Float {
    let top = sample(corners.0) * (1 - across) + sample(corners.1) * across
    let bottom = sample(corners.2) * (1 - across) + sample(corners.3) * across
    return top * (1 - down) + bottom * down
  }

  /// See `value(_:)`.
  @inlinable @inline(__always)
  public func vector(_ sample: (Int) -> SIMD4<Float>) -> SIMD4<Float> {
    let top = sample(corners.0) * (1 - across) + sample(corners.1) * across
    let bottom = sample(corners.2) * (1 - across) + sample(corners.3) * across
    return top * (1 - down) + bottom * down
  }
}
