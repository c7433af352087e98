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

/// Every sample becomes the extreme of itself and of those up to `radius` steps before and behind it on its line. Runs of
/// doubled length are put together of two of half of it, so that the cost grows with the logarithm of the radius.
@inline(__always)
private func extremes<Value: Comparable>(
  of values: [Value], lines: Int, length: Int, step: Int, _ radius: Int, _ choose: (Value, Value) -> Value
) -> [Value] {
  guard radius > 0, length > 1 else { return values }
  var result = values
  // The extreme of `run` samples from each on, as far as they lie on the line.
  var runs = values
  var run = 1
  runs.withUnsafeMutableBufferPointer { runs in
    while 2 * run <= 2 * radius + 1 {
      for line in 0..<lines {
        let (start, end) = (line * length * step, (line + 1) * length * step)
        for i in start..<max(start, end - run * step) { runs[i] = choose(runs[i], runs[i + run * step]) }
      }
      run *= 2
    }
  }
  let (before, last) = (radius * step, (radius + 1 - run) * step)
  result.withUnsafeMutableBufferPointer { result in
    values.withUnsafeBufferPointer { values in
      runs.withUnsafeBufferPointer { runs in
        for line in 0..<lines {
          let (start, end) = (line * length * step, (line + 1) * length * step)
          // Where the reach begins before the line, a run from its beginning may be too long.
          let inside = min(end, start + before)
          for i in start..<inside {
            for other in stride(from: start + (i - start) % step, to: min(end, i + before + 1), by: step) {
              result[i] = choose(result[i], values[other])
            }
          }
          for i in inside..<max(inside, end - max(0, last)) {
            result[i] = choose(runs[i - before], runs[i + last])
          }
          for i in max(inside, end - max(0, last))..<end { result[i] = runs[i - before] }
        }
      }
    }
  }
  return result
}
