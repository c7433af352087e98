import Raster
import Support
import Testing

@testable import Matting

@Suite("Maps of cells beside their definitions")
struct CellTests {
  /// Push and pull written out: means of four, and back by bilinear interpolation where weights are missing.
  private static func filled(_ means: [Double], _ weights: [Double], _ width: Int, _ height: Int) -> [Double]
  {
    guard width > 1 || height > 1 else { return means }
    let (columns, rows) = ((width + 1) / 2, (height + 1) / 2)
    var sums = [Double](repeating: 0, count: columns * rows)
    var counts = sums
    for i in means.indices {
      let cell = i / width / 2 * columns + i % width / 2
      sums[cell] += means[i] * weights[i]
      counts[cell] += weights[i]
    }
    let coarse = filled(
      zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }, counts.map { min($0, 1) }, columns, rows)
    return means.indices.map { i in
      let place = Point(x: (Double(i % width) + 0.5) / 2, y: (Double(i / width) + 0.5) / 2)
      let pulled = BilinearTap(at: place, width: columns, height: rows).value { Float(coarse[$0]) }
      return means[i] * weights[i] + Double(pulled) * (1 - weights[i])
    }
  }

  @Test("push and pull", arguments: [(1, 1), (2, 1), (1, 5), (7, 6), (32, 17)])
  func pushAndPull(width: Int, height: Int) {
    for share in [UInt8(0), 200, 250] {
      var noise = SeededNoise(seed: UInt32(share) + 9)
      var samples = SparseCellField<Float>(width: width, height: height) { _ in
        noise.byte() >= share ? (Float(noise.byte()), Float(noise.byte()) / 255) : nil
      }
      samples.weights[0] = 0.5
      let expected = Self.filled(
        samples.means.map(Double.init), samples.weights.map(Double.init), width, height)
      let found = samples.filled()
      for i in expected.indices { #expect(abs(Double(found.values[i]) - expected[i]) < 0.01) }
    }
  }

  @Test("known cells stay, and a single one is everywhere")
  func ends() {
    let all = SparseCellField<Float>(width: 5, height: 4) { (Float($0), 1) }
    #expect(all.filled().values == (0..<20).map(Float.init))
    let one = SparseCellField<Float>(width: 9, height: 6) { $0 == 31 ? (7, 1) : nil }
    #expect(one.filled().values.allSatisfy { abs($0 - 7) < 1e-5 })
  }

  @Test("a field between its nodes, in pixels")
  func field() {
    var noise = SeededNoise(seed: 2)
    let field = CellField(width: 5, height: 3, values: (0..<15).map { _ in Float(noise.byte()) })
    for y in 0..<12 {
      for x in 0..<20 {
        let place = Point(x: (Double(x) + 0.5) / 4, y: (Double(y) + 0.5) / 4)
        let expected = BilinearTap(at: place, width: 5, height: 3).value { field.values[$0] }
        #expect(abs(field[x, y] - expected) < 1e-3)
      }
    }
  }

  @Test("sums of a cell's pixels count those that are asked for")
  func colorSums() {
    var noise = SeededNoise(seed: 8)
    let image = RGBImage(width: 10, height: 7, samples: (0..<210).map { _ in noise.byte() })
    let cells = CellStatistics(image: image, person: Plane(width: 10, height: 7))
    let sums = CellColorSums(image, cells: cells) {
      $0 == 0 ? .all : $0 == 1 ? .none : .some
    } isSample: { x, y, _ in
      (x + y) % 3 == 0
    }
    for cell in sums.sums.indices {
      var (sum, count) = (SIMD4<Float>.zero, Float(0))
      for y in 0..<7 {
        for x in 0..<10 where y / 4 * 3 + x / 4 == cell && cell != 1 && (cell == 0 || (x + y) % 3 == 0) {
          sum += image.color(x, y)
          count += 1
        }
      }
      #expect(sums.counts[cell] == count)
      #expect((sums.sums[cell] - sum).colorSquare < 0.1)
    }
    let means = sums.means()
    #expect(means.weights == sums.counts.map { min($0 / 4, 1) })
  }
}
