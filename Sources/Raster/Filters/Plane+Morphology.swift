extension Plane {
  /// The smallest value in the square of 2·radius + 1 samples around each sample, as far as it lies in the plane
  /// (erosion).
  public func eroded(radius: Int) -> Plane {
    Plane(width: width, height: height, values: extremes(of: values, width, height, radius, Swift.min))
  }

  /// The largest (dilation).
  public func dilated(radius: Int) -> Plane {
    Plane(width: width, height: height, values: extremes(of: values, width, height, radius, Swift.max))
  }
}

extension GrayImage {
  /// The smallest value in the square of 2·radius + 1 pixels around each pixel, as far as it lies in the picture
  /// (erosion).
  public func eroded(radius: Int) -> GrayImage {
    GrayImage(width: width, height: height, samples: extremes(of: samples, width, height, radius, Swift.min))
  }

  /// The largest (dilation).
  public func dilated(radius: Int) -> GrayImage {
    GrayImage(width: width, height: height, samples: extremes(of: samples, width, height, radius, Swift.max))
  }
}

/// Rows first, then columns: the extreme of a square is the extreme of its rows' extremes.
@inline(__always)
private func extremes<Value: Comparable>(
  of values: [Value], _ width: Int, _ height: Int, _ radius: Int, _ choose: (Value, Value) -> Value
) -> [Value] {
  let rows = extremes(of: values, lines: height, length: width, step: 1, radius, choose)
  return extremes(of: rows, lines: 1, length: height, step: width, radius, choose)
}

/// Every sample becomes the extreme of itself and of those up to `radius` steps before and behind it on its line.
@inline(__always)
private func extremes<Value: Comparable>(
  of values: [Value], lines: Int, length: Int, step: Int, _ radius: Int, _ choose: (Value, Value) -> Value
) -> [Value] {
  var result = values
  result.withUnsafeMutableBufferPointer { result in
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
