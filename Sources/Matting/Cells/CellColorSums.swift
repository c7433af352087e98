internal import Raster

/// Sums of colours per cell.
struct CellColorSums {
  let width: Int
  let height: Int
  var sums: [SIMD4<Float>]
  var counts: [Float]
  /// Pixels, a quarter of a cell, that are enough for their mean to be trusted fully; chosen on idmatting_exact by the
  /// mean error of alpha.
  private static let trustedCount: Float = 4

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    sums = [SIMD4<Float>](repeating: .zero, count: width * height)
    counts = [Float](repeating: 0, count: width * height)
  }

  /// Which of a cell's pixels count.
  enum Part {
    case all, some, none
  }

  /// - Parameter isSample: asked of the pixels, by column, row and cell, of cells of which `part` says that some count.
  init(
    _ image: RGBImage, cells: CellStatistics, part: (_ cell: Int) -> Part,
    isSample: (_ x: Int, _ y: Int, _ cell: Int) -> Bool
  ) {
    self.init(width: cells.width, height: cells.height)
    let step = CellGrid.step
    let all = Float(step * step)
    for y in 0..<height {
      for x in 0..<width {
        let cell = y * width + x
        switch part(cell) {
        case .all:
          sums[cell] = cells.color[cell] * all
          counts[cell] = all
        case .some:
          for v in y * step..<min((y + 1) * step, image.height) {
            for u in x * step..<min((x + 1) * step, image.width) where isSample(u, v, cell) {
              sums[cell] += image.color(u, v)
              counts[cell] += 1
            }
          }
        case .none: break
        }
      }
    }
  }

  func means() -> SparseCellField<SIMD4<Float>> {
    SparseCellField(width: width, height: height) { cell in
      counts[cell] > 0 ? (sums[cell] / counts[cell], min(counts[cell] / CellColorSums.trustedCount, 1)) : nil
    }
  }
}
