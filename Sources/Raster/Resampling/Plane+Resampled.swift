extension Plane {
  /// The part inside `window` (may reach outside: the edge is repeated) at another size, bilinear.
  public func resampled(window: Rect, width outWidth: Int, height outHeight: Int) -> Plane {
    guard width > 0, height > 0 else { return Plane(width: outWidth, height: outHeight) }
    let columns = LinearTaps(input: width, output: outWidth, origin: window.x, length: window.width)
    let rows = LinearTaps(input: height, output: outHeight, origin: window.y, length: window.height)
    let values = [Float](unsafeUninitializedCapacity: outWidth * outHeight) { output, count in
      count = outWidth * outHeight
      // The rows above and below, stretched; both serve several rows of the output where the plane grows.
      var above: [Float] = []
      var below: [Float] = []
      var row = -1
      for y in 0..<outHeight {
        if rows.first[y] != row {
          above = rows.first[y] == row + 1 && row >= 0 ? below : stretched(rows.first[y], by: columns)
          below = stretched(rows.second[y], by: columns)
          row = rows.first[y]
        }
        let share = rows.fraction[y]
        above.withUnsafeBufferPointer { above in
          below.withUnsafeBufferPointer { below in
            for x in 0..<outWidth { output[y * outWidth + x] = above[x] + (below[x] - above[x]) * share }
          }
        }
      }
    }
    return Plane(width: outWidth, height: outHeight, values: values)
  }

  private func stretched(_ row: Int, by taps: LinearTaps) -> [Float] {
    taps.first.indices.map { x in
      let left = values[row * width + taps.first[x]]
      return left + (values[row * width + taps.second[x]] - left) * taps.fraction[x]
    }
  }
}

/// For each output sample the two input samples around it, clamped to the edge, and how far it lies towards the second.
private struct LinearTaps {
  private(set) var first: [Int] = []
  private(set) var second: [Int] = []
  private(set) var fraction: [Float] = []

  init(input: Int, output: Int, origin: Double, length: Double) {
    let step = length / Double(max(1, output))
    for o in 0..<output {
      let tap = LinearTap(at: origin + (Double(o) + 0.5) * step, count: input)
      first.append(tap.first)
      second.append(tap.second)
      fraction.append(Float(tap.fraction))
    }
  }
}
