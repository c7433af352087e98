extension Plane {
  /// Bilinear value at a continuous position; the edge is repeated outside.
  public func value(at p: Point) -> Float {
    let px = max(0, min(Double(width - 1), p.x - 0.5))
    let py = max(0, min(Double(height - 1), p.y - 0.5))
    let x0 = Int(px)
    let y0 = Int(py)
    let x1 = min(x0 + 1, width - 1)
    let y1 = min(y0 + 1, height - 1)
    let fx = Float(px - Double(x0))
    let fy = Float(py - Double(y0))
    let top = self[x0, y0] * (1 - fx) + self[x1, y0] * fx
    let bottom = self[x0, y1] * (1 - fx) + self[x1, y1] * fx
    return top * (1 - fy) + bottom * fy
  }

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
      let place = max(0, min(Double(input - 1), origin + (Double(o) + 0.5) * step - 0.5))
      let index = Int(place)
      first.append(index)
      second.append(min(index + 1, input - 1))
      fraction.append(Float(place - Double(index)))
    }
  }
}
