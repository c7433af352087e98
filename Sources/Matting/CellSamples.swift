internal import Raster

/// Sums of samples per cell, from which a field without gaps is made.
struct CellSamples<Value: CellValue> {
  let width: Int
  let height: Int
  var sums: [Value]
  var counts: [Float]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    sums = [Value](repeating: .zero, count: width * height)
    counts = [Float](repeating: 0, count: width * height)
  }

  /// The mean of each cell, gaps filled by push and pull (Gortler, Grzeszczuk, Szeliski, Cohen 1996): weighted
  /// averages on ever coarser grids, then back down where a finer grid has too few samples.
  /// A quarter of a cell's 16 pixels is enough to be trusted fully.
  consuming func filled() -> CellField<Value> {
    average(full: 4)
    fillGaps()
    return CellField(width: width, height: height, values: sums)
  }

  /// Turns `sums` into means and `counts` into their weights: 1 from `full` samples on.
  private mutating func average(full: Float) {
    sums.withUnsafeMutableBufferPointer { sums in
      counts.withUnsafeMutableBufferPointer { counts in
        for i in counts.indices where counts[i] > 0 {
          sums[i] = sums[i] / counts[i]
          counts[i] = min(counts[i] / full, 1)
        }
      }
    }
  }

  private mutating func fillGaps() {
    guard width > 1 || height > 1 else { return }
    var coarse = halved()
    coarse.average(full: 1)
    coarse.fillGaps()
    pull(from: coarse.sums, width: coarse.width, height: coarse.height)
  }

  /// Weighted sums of 2 × 2 cells.
  private func halved() -> CellSamples {
    var coarse = CellSamples(width: (width + 1) / 2, height: (height + 1) / 2)
    sums.withUnsafeBufferPointer { means in
      counts.withUnsafeBufferPointer { weights in
        coarse.sums.withUnsafeMutableBufferPointer { sums in
          coarse.counts.withUnsafeMutableBufferPointer { counts in
            for y in 0..<height {
              for x in 0..<width where weights[y * width + x] > 0 {
                let i = y * width + x
                let o = (y / 2) * coarse.width + x / 2
                sums[o] = sums[o] + means[i] * weights[i]
                counts[o] += weights[i]
              }
            }
          }
        }
      }
    }
    return coarse
  }

  /// Fills up from a grid of half the size, interpolated.
  private mutating func pull(from coarse: [Value], width coarseWidth: Int, height coarseHeight: Int) {
    coarse.withUnsafeBufferPointer { coarse in
      counts.withUnsafeBufferPointer { weights in
        sums.withUnsafeMutableBufferPointer { means in
          for y in 0..<height {
            let near = (y / 2) * coarseWidth
            let far = min(max(y / 2 + (y % 2 == 0 ? -1 : 1), 0), coarseHeight - 1) * coarseWidth
            for x in 0..<width where weights[y * width + x] < 1 {
              let i = y * width + x
              let x0 = x / 2
              let x1 = min(max(x0 + (x % 2 == 0 ? -1 : 1), 0), coarseWidth - 1)
              let nearby = coarse[near + x0] * 0.75 + coarse[near + x1] * 0.25
              let beyond = coarse[far + x0] * 0.75 + coarse[far + x1] * 0.25
              let pulled = nearby * 0.75 + beyond * 0.25
              means[i] = means[i] * weights[i] + pulled * (1 - weights[i])
            }
          }
        }
      }
    }
  }
}

/// Which of a cell's pixels count.
enum CellPart {
  case all, some, none
}

extension CellSamples<SIMD4<Float>> {
  /// Colours of a picture's pixels.
  /// - Parameter isSample: asked of the pixels of cells of which `part` says that some count.
  init(
    _ image: RGBImage, cells: Cells, part: (_ cell: Int) -> CellPart,
    isSample: (_ x: Int, _ y: Int, _ cell: Int) -> Bool
  ) {
    self.init(width: cells.width, height: cells.height)
    let step = CellGrid.step
    for cell in counts.indices {
      switch part(cell) {
      case .all:
        sums[cell] = cells.color[cell] * Float(step * step)
        counts[cell] = Float(step * step)
      case .some:
        let (top, left) = (cell / width * step, cell % width * step)
        for y in top..<min(top + step, image.height) {
          for x in left..<min(left + step, image.width) where isSample(x, y, cell) {
            sums[cell] += image.color(x, y)
            counts[cell] += 1
          }
        }
      case .none: break
      }
    }
  }
}
