import Raster

extension Plane {
  /// The smallest value in the square of `2 · radius + 1` around each sample (erosion).
  func eroded(radius: Int) -> Plane { extremes(radius, Swift.min) }

  /// The largest (dilation).
  func dilated(radius: Int) -> Plane { extremes(radius, Swift.max) }

  @inline(__always)
  private func extremes(_ radius: Int, _ choose: (Float, Float) -> Float) -> Plane {
    along(lines: height, length: width, step: 1, radius, choose)
      .along(lines: 1, length: height, step: width, radius, choose)
  }

  /// Every sample becomes the extreme of itself and of those up to `radius` steps before and behind it on its line.
  @inline(__always)
  private func along(
    lines: Int, length: Int, step: Int, _ radius: Int, _ choose: (Float, Float) -> Float
  ) -> Plane {
    var result = self
    result.values.withUnsafeMutableBufferPointer { result in
      values.withUnsafeBufferPointer { values in
        for line in 0..<lines {
          let (start, end) = (line * length * step, (line + 1) * length * step)
          for shift in stride(from: step, through: min(radius, length - 1) * step, by: step) {
            for i in start..<end - shift { result[i] = choose(result[i], values[i + shift]) }
            for i in start + shift..<end { result[i] = choose(result[i], values[i - shift]) }
          }
        }
      }
    }
    return result
  }
}
