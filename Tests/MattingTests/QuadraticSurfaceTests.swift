import Support
import Testing

@testable import Matting

@Suite("The wall's surface beside least squares written out")
struct QuadraticSurfaceTests {
  private static func terms(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> [Double] {
    let u = (Double(x) + 0.5) / Double(width) * 2 - 1
    let v = (Double(y) + 0.5) / Double(height) * 2 - 1
    return [1, u, v, u * u, u * v, v * v]
  }

  /// Re-weighted four times, with the ridge.
  private static func fit(
    _ colors: [SIMD4<Float>], _ isSample: [Bool], _ width: Int, _ height: Int
  ) -> [[Double]] {
    let places = isSample.indices.filter { isSample[$0] }
    let rows = places.map { terms($0 % width, $0 / width, width, height) }
    var weights = [Double](repeating: 1, count: places.count)
    var coefficients: [[Double]] = []
    for _ in 0..<4 {
      let total = weights.reduce(0, +)
      coefficients = (0..<3).map { channel in
        var system = DenseSystem(count: 6)
        for (n, place) in places.enumerated() {
          for i in 0..<6 {
            for j in 0..<6 { system.matrix[i][j] += weights[n] * rows[n][i] * rows[n][j] }
            system.right[i] += weights[n] * rows[n][i] * Double(colors[place][channel])
          }
        }
        for i in 0..<6 {
          system.matrix[i][i] +=
            (i == 0 ? QuadraticSurface.constantDamping : QuadraticSurface.slopeDamping) * total
        }
        return system.solved()
      }
      let residuals = places.enumerated().map { n, place in
        (0..<3).reduce(0.0) { sum, channel in
          let value = zip(rows[n], coefficients[channel]).reduce(0) { $0 + $1.0 * $1.1 }
          return sum + (Double(colors[place][channel]) - value) * (Double(colors[place][channel]) - value)
        }.squareRoot()
      }
      let scale = 2 * max(2, residuals.sorted()[residuals.count / 2])
      weights = residuals.map { 1 / ((1 + $0 * $0 / scale / scale) * (1 + $0 * $0 / scale / scale)) }
    }
    return coefficients
  }

  @Test("solves the normal equations", arguments: [(6, 5), (24, 18), (50, 50)])
  func normalEquations(width: Int, height: Int) {
    var noise = SeededNoise(seed: 3)
    let colors = (0..<width * height).map { i in
      SIMD4(
        Float(i % width) * 3 + Float(noise.byte() / 16), Float(noise.byte()), 90 + Float(i / width), 0)
    }
    let isSample = colors.indices.map { _ in noise.byte() > 60 }
    let surface = QuadraticSurface(fitting: colors, where: isSample, width: width, height: height)
    let coefficients = Self.fit(colors, isSample, width, height)
    let values = surface.values(width: width, height: height)
    for i in values.indices {
      for channel in 0..<3 {
        let expected = zip(Self.terms(i % width, i / width, width, height), coefficients[channel])
          .reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(Double(values[i][channel]) - expected) < 0.01)
      }
    }
  }

  @Test("objects in a seventh of the cells do not move it")
  func outliers() {
    let (width, height) = (40, 30)
    func wall(_ i: Int) -> SIMD4<Float> {
      let t = Self.terms(i % width, i / width, width, height)
      return SIMD4(Float(180 + 20 * t[1] - 10 * t[5]), Float(170 - 15 * t[2]), Float(160 + 8 * t[4]), 0)
    }
    let colors = (0..<width * height).map { i in
      i % 7 == 0 ? SIMD4<Float>(30, 60, 20, 0) : wall(i)
    }
    let surface = QuadraticSurface(
      fitting: colors, where: colors.map { _ in true }, width: width, height: height)
    let values = surface.values(width: width, height: height)
    for i in values.indices {
      #expect((values[i] - wall(i)).colorSquare.squareRoot() < 1.5)
    }
  }

  @Test func ofNoSamplesItIsBlack() {
    let colors = [SIMD4<Float>](repeating: SIMD4(9, 9, 9, 0), count: 12)
    let surface = QuadraticSurface(fitting: colors, where: colors.map { _ in false }, width: 4, height: 3)
    #expect(surface.values(width: 4, height: 3).allSatisfy { $0 == .zero })
  }
}
