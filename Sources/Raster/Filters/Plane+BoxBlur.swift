extension Plane {
  /// Mean over a box of (2·across + 1) × (2·down + 1) samples; at the edges over what of it lies in the plane.
  public func boxBlurred(across: Int, down: Int) -> Plane {
    let rows = meansOfRows(reach: across)
    return down > 0 ? rows.meansOfColumns(reach: down) : rows
  }

  private func meansOfRows(reach: Int) -> Plane {
    let counts = (0..<width).map { Float(min(width - 1, $0 + reach) - max(0, $0 - reach) + 1) }
    var result = Plane(width: width, height: height)
    result.values.withUnsafeMutableBufferPointer { output in
      values.withUnsafeBufferPointer { input in
        for row in stride(from: 0, to: width * height, by: width) {
          for k in -reach...reach {
            for x in max(0, -k)..<max(0, -k, min(width, width - k)) {
              output[row &+ x] += input[row &+ x &+ k]
            }
          }
          for x in 0..<width { output[row &+ x] /= counts[x] }
        }
      }
    }
    return result
  }

  private func meansOfColumns(reach: Int) -> Plane {
    var result = Plane(width: width, height: height)
    result.values.withUnsafeMutableBufferPointer { output in
      values.withUnsafeBufferPointer { input in
        for y in 0..<height {
          let (first, last) = (max(0, y - reach), min(height - 1, y + reach))
          let share = 1 / Float(last - first + 1)
          for k in first...last {
            let (to, from) = (y * width, k * width)
            for x in 0..<width { output[to &+ x] += input[from &+ x] * share }
          }
        }
      }
    }
    return result
  }
}
