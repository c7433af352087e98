/// Means of some cells, from which a field over all of them is made.
struct SparseCellField<Value: CellValue> {
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

  /// - Parameter sample: mean and weight of the cell with this index, nil where it has none.
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

  /// The rest filled by push and pull (Gortler, Grzeszczuk, Szeliski, Cohen 1996, "The lumigraph"): weighted averages on
  /// ever coarser grids, then back down where a finer grid has too few samples.
  consuming func filled() -> CellField<Value> {
    pushAndPull()
    return CellField(width: width, height: height, values: means)
  }

  private mutating func pushAndPull() {
    guard width > 1 || height > 1 else { return }
    var coarse = halved()
    coarse.pushAndPull()
    pull(from: coarse)
  }

  /// Weighted means of 2 × 2 cells.
  private func halved() -> SparseCellField {
    var coarse = SparseCellField(width: (width + 1) / 2, height: (height + 1) / 2)
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
  private mutating func pull(from coarse: SparseCellField) {
    coarse.means.withUnsafeBufferPointer { coarseMeans in
      weights.withUnsafeBufferPointer { weights in
        means.withUnsafeMutableBufferPointer { means in
          for y in 0..<height {
            let near = y / 2 * coarse.width
            let far = min(max(y / 2 + (y % 2 == 0 ? -1 : 1), 0), coarse.height - 1) * coarse.width
            func fill(_ x: Int, from x0: Int, _ x1: Int) {
              let i = y * width + x
              guard weights[i] < 1 else { return }
              let nearby = coarseMeans[near + x0] * nearShare + coarseMeans[near + x1] * farShare
              let beyond = coarseMeans[far + x0] * nearShare + coarseMeans[far + x1] * farShare
              let pulled = nearby * nearShare + beyond * farShare
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

/// Linear interpolation between the two coarse nodes around a fine one, which lies a quarter of their distance from the
/// nearer.
private let nearShare: Float = 0.75
private let farShare: Float = 0.25
