internal import PixelKernels
internal import Raster

/// The picture and the person mask summed up on the grid of `CellGrid`.
struct CellStatistics {
  let width: Int
  let height: Int
  /// Mean colour (x, y, z in 0…255); w is the variance inside the cell, summed over the channels.
  let color: [SIMD4<Float>]
  /// Mean probability that this is the person.
  let person: [Float]
  /// Pixels to the outline of the mask: positive outside the person, negative inside.
  let outside: [Float]

  /// The probability at which a mask's outline lies.
  static let outline: Float = 0.5
  /// In cells, from the middle of the last cell on one side of the outline to the outline.
  private static let halfCell: Float = 0.5

  init(image: RGBImage, person plane: Plane) {
    let step = CellGrid.step
    let width = CellGrid.count(image.width)
    let height = CellGrid.count(image.height)
    var color: [SIMD4<Float>] = []
    var person: [Float] = []
    color.reserveCapacity(width * height)
    person.reserveCapacity(width * height)
    // Red, green, blue and their squares.
    var sums = [SIMD4<Int32>](repeating: .zero, count: width)
    for top in stride(from: 0, to: image.height, by: step) {
      let rows = top..<min(top + step, image.height)
      image.samples.withUnsafeBufferPointer { pixels in
        guard let pixels = pixels.baseAddress else { return }
        Kernels.sumCells(pixels + top * image.width * 3, image.width, rows.count, &sums)
      }
      for x in 0..<width {
        let columns = x * step..<min(x * step + step, image.width)
        var probability: Float = 0
        for y in rows {
          for i in y * image.width + columns.lowerBound..<y * image.width + columns.upperBound {
            probability += plane.values[i]
          }
        }
        let count = Float(rows.count * columns.count)
        var mean = SIMD4<Float>(sums[x]) / count
        let squares = mean.w
        mean.w = max(0, squares - mean.colorSquare)
        color.append(mean)
        person.append(probability / count)
      }
    }
    let toPerson = ChamferDistance.distances(width: width, height: height) {
      person[$0] >= CellStatistics.outline
    }
    let toRest = ChamferDistance.distances(width: width, height: height) {
      person[$0] < CellStatistics.outline
    }
    self.width = width
    self.height = height
    self.color = color
    self.person = person
    let halfCell = CellStatistics.halfCell
    outside = zip(toPerson, toRest).map { out, inner in
      (out > 0 ? out - halfCell : halfCell - inner) * Float(step)
    }
  }

  func index(ofPixel i: Int, width pixels: Int) -> Int {
    (i / pixels / CellGrid.step) * width + i % pixels / CellGrid.step
  }
}
