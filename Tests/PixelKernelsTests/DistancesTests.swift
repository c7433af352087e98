import PixelKernels
import Testing

@Suite struct DistancesTests {
  @Test(arguments: Form.allCases, [(1, 1), (1, 9), (9, 1), (2, 2), (8, 5), (17, 13), (40, 31)])
  func everyDistanceIsTheShortestWay(form: Form, size: (Int, Int)) {
    let (width, height) = size
    let chamferDistances = form == .everyCPU ? Loops.chamferDistances : Kernels.chamferDistances
    for sources in 1...3 {
      var noise = Noise(UInt64(width * 100 + sources))
      var distances = [Float](repeating: 1e6, count: width * height)
      for _ in 0..<sources { distances[noise.next(below: distances.count)] = 0 }
      let start = distances
      chamferDistances(&distances, width, height)
      for (found, expected) in zip(distances, shortestWays(start, width, height)) {
        #expect(abs(Double(found) - expected) < 1e-4)
      }
    }
  }

  /// Ways of steps of 1 and √2, shortened until none gets shorter.
  private func shortestWays(_ start: [Float], _ width: Int, _ height: Int) -> [Double] {
    var ways = start.map(Double.init)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for i in ways.indices {
        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)] {
          let (x, y) = (i % width + dx, i / width + dy)
          guard x >= 0, y >= 0, x < width, y < height else { continue }
          let way = ways[y * width + x] + (dx != 0 && dy != 0 ? 2.0.squareRoot() : 1)
          if way < ways[i] - 1e-9 {
            ways[i] = way
            hasChanged = true
          }
        }
      }
    }
    return ways
  }

  @Test(arguments: Form.allCases)
  func withoutASourceNothingIsNear(form: Form) {
    var distances = [Float](repeating: 1e6, count: 12 * 7)
    (form == .everyCPU ? Loops.chamferDistances : Kernels.chamferDistances)(&distances, 12, 7)
    #expect(distances.allSatisfy { $0 == 1e6 })
  }
}
