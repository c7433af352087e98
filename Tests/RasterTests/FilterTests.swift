import Raster
import Testing

@Suite("Filters beside their definitions")
struct FilterTests {
  static let sizes = [(1, 1), (1, 7), (9, 1), (5, 4), (23, 17)]

  @Test("a kernel weighs the samples around, the edge repeated", arguments: sizes)
  func kernel(width: Int, height: Int) {
    let plane = Plane.noise(width, height)
    for weights in [[Float(2)], [0.5, 0.25], [0.4, 0.24, 0.05, 0.01]] {
      for isNormalized in [false, true] {
        let kernel = SymmetricKernel(weights: weights, isNormalized: isNormalized)
        let total = weights.enumerated().reduce(0.0) { $0 + Double($1.element) * ($1.offset > 0 ? 2 : 1) }
        let (across, down) = (plane.filteredAcross(kernel), plane.filteredDown(kernel))
        for y in 0..<height {
          for x in 0..<width {
            var (row, column) = (0.0, 0.0)
            for k in -(weights.count - 1)...weights.count - 1 {
              row += Double(weights[abs(k)] * plane.clamped(x + k, y))
              column += Double(weights[abs(k)] * plane.clamped(x, y + k))
            }
            let divisor = isNormalized ? total : 1
            #expect(abs(Double(across[x, y]) - row / divisor) < 1e-3)
            #expect(abs(Double(down[x, y]) - column / divisor) < 1e-3)
          }
        }
      }
    }
  }

  @Test("a Gaussian spreads a point with its own standard deviation", arguments: [0.8, 1, 2, 3.5])
  func gaussian(sigma: Double) {
    let reach = Int(sigma * 6) + 1
    let kernel = SymmetricKernel.gaussian(sigma: sigma, reach: reach)
    var point = Plane(width: 2 * reach + 1, height: 1)
    point[reach, 0] = 1
    let spread = point.filteredAcross(kernel)
    var (sum, squares) = (0.0, 0.0)
    for x in 0..<spread.width {
      let distance = Double(x - reach)
      sum += Double(spread[x, 0])
      squares += Double(spread[x, 0]) * distance * distance
    }
    #expect(abs(sum - 1) < 1e-5)
    #expect(abs(squares.squareRoot() - sigma) < 0.01)
  }

  @Test("erosion and dilation are the extremes of a square", arguments: sizes)
  func morphology(width: Int, height: Int) {
    let plane = Plane.noise(width, height)
    let gray = GrayImage(width: width, height: height, samples: plane.values.map { UInt8($0) })
    for radius in [0, 1, 2, 5, 40] {
      let (eroded, dilated) = (plane.eroded(radius: radius), plane.dilated(radius: radius))
      for y in 0..<height {
        for x in 0..<width {
          var (least, most) = (Float.infinity, -Float.infinity)
          for v in max(0, y - radius)...min(height - 1, y + radius) {
            for u in max(0, x - radius)...min(width - 1, x + radius) {
              least = min(least, plane[u, v])
              most = max(most, plane[u, v])
            }
          }
          #expect(eroded[x, y] == least)
          #expect(dilated[x, y] == most)
        }
      }
      #expect(gray.eroded(radius: radius).samples == eroded.values.map { UInt8($0) })
      #expect(gray.dilated(radius: radius).samples == dilated.values.map { UInt8($0) })
    }
  }
}
