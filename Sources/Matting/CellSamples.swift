internal import Raster

/// Means per cell with gaps, from which a field without gaps is made.
struct CellSamples<Value: CellValue> {
  let width: Int
  let height: Int
  var means: [Value]
  /// How far each mean is trusted, 0…1.
  var weights: [Float]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    means = [Value](repeating: .zero, count: width * height)
    weights = [Float](repeating: 0, count: width * height)
  }

  /// - Parameter sample: mean and weight of the cell with this index, nil for a gap.
  @inline(__always)
  init(width: Int, height: Int, sample: (_ cell: Int) -> (mean: Value, weight: Float)?) {
    self.width = width
    self.height = height
    let total = width * height
    var weights: [Float] = []
    means = [Value](unsafeUninitializedCapacity: total) { means, count in
      weights = [Float](unsafeUninitializedCapacity: total) { weights, count in
        for cell in 0..<total {
          let (mean, weight) = sample(cell) ?? (.zero, 0)
          means[cell] = mean
          weights[cell] = weight
        }
        count = total
      }
      count = total
    }
    self.weights = weights
  }

  /// Gaps filled by push and pull (Gortler, Grzeszczuk, Szeliski, Cohen 1996): weighted averages on ever coarser
  /// grids, then back down where a finer grid has too few samples.
  consuming func filled() -> CellField<Value> {
    fillGaps()
    return CellField(width: width, height: height, values: means)
  }

  private mutating func fillGaps() {
    guard width > 1 || height > 1 else { return }
    var coarse = halved()
    coarse.fillGaps()
    pull(from: coarse)
  }

  /// Weighted means of 2 × 2 cells.
  private func halved() -> CellSamples {
    var coarse = CellSamples(width: (width + 1) / 2, height: (height + 1) / 2)
    means.withUnsafeBufferPointer { means in
      weights.withUnsafeBufferPointer { weights in
        coarse.means.withUnsafeMutableBufferPointer { coarseMeans in
          coarse.weights.withUnsafeMutableBufferPointer { coarseWeights in
            for y in 0..<coarse.height {
              for x in 0..<coarse.width {
                var sum = Value.zero
                var weight: Float = 0
                for row in 2 * y...min(2 * y + 1, height - 1) {
                  for i in row * width + 2 * x...row * width + min(2 * x + 1, width - 1) {
                    sum = sum + means[i] * weights[i]
                    weight += weights[i]
                  }
                }
                guard weight > 0 else { continue }
                coarseMeans[y * coarse.width + x] = sum / weight
                coarseWeights[y * coarse.width + x] = min(weight, 1)
              }
            }
          }
        }
      }
    }
    return coarse
  }

  /// Fills up from a grid of half the size, interpolated.
  private mutating func pull(from coarse: CellSamples) {
    coarse.means.withUnsafeBufferPointer { coarseMeans in
      weights.withUnsafeBufferPointer { weights in
        means.withUnsafeMutableBufferPointer { means in
          for y in 0..<height {
            let near = y / 2 * coarse.width
            let far = min(max(y / 2 + (y % 2 == 0 ? -1 : 1), 0), coarse.height - 1) * coarse.width
            func fill(_ x: Int, from x0: Int, _ x1: Int) {
              let i = y * width + x
              guard weights[i] < 1 else { return }
              let nearby = coarseMeans[near + x0] * 0.75 + coarseMeans[near + x1] * 0.25
              let beyond = coarseMeans[far + x0] * 0.75 + coarseMeans[far + x1] * 0.25
              let pulled = nearby * 0.75 + beyond * 0.25
              means[i] = means[i] * weights[i] + pulled * (1 - weights[i])
            }
            for x in 0..<coarse.width {
              fill(2 * x, from: x, max(x - 1, 0))
              if 2 * x + 1 < width { fill(2 * x + 1, from: x, min(x + 1, coarse.width - 1)) }
            }
          }
        }
      }
    }
  }
}
