internal import Raster

/// Three quadratic polynomials in x and y, one per channel, fitted by iteratively re-weighted least squares
/// with the weights of Geman and McClure (1987), 1 / (1 + (r/2s)²)², s the median residual.
struct QuadraticSurface {
  /// About this many nodes are looked at: they leave an error of a fiftieth of their scatter.
  private static let sampleCount = 2500.0
  /// Of re-weighting: the coefficients no longer change visibly after three.
  private static let rounds = 4
  /// Levels of 255, the least s: residuals below are noise.
  private static let leastResidual = 2.0
  /// In s: the residual whose weight is a quarter. Chosen on idmatting_exact by the mean error of alpha.
  private static let weightScale = 2.0
  /// Ridge, as a share of the samples' weight, on the constant (only against zeros) and on the slopes (so that they stay
  /// small where samples lie on one side only). Chosen on idmatting_exact by the mean error of alpha.
  static let constantDamping = 1e-9
  static let slopeDamping = 1e-3
  /// A smaller pivot is zero but for rounding.
  private static let leastPivot = 1e-12

  /// Rows: 1, x, y, x², xy, y² with x and y in −1…1.
  private var coefficients = [SIMD4<Double>](repeating: .zero, count: 6)

  private static func basis(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> SIMD8<Double> {
    let u = (Double(x) + 0.5) / Double(width) * 2 - 1
    let v = (Double(y) + 0.5) / Double(height) * 2 - 1
    return SIMD8(1, u, v, u * u, u * v, v * v, 0, 0)
  }

  init(fitting colors: [SIMD4<Float>], where isSample: [Bool], width: Int, height: Int) {
    let stride = max(1, Int((Double(width * height) / QuadraticSurface.sampleCount).squareRoot()))
    var terms: [SIMD8<Double>] = []
    var targets: [SIMD4<Double>] = []
    for y in Swift.stride(from: stride / 2, to: height, by: stride) {
      for x in Swift.stride(from: stride / 2, to: width, by: stride) where isSample[y * width + x] {
        let color = colors[y * width + x]
        terms.append(QuadraticSurface.basis(x, y, width, height))
        targets.append(SIMD4(Double(color.x), Double(color.y), Double(color.z), 0))
      }
    }
    guard !terms.isEmpty else { return }
    var weights = [Double](repeating: 1, count: terms.count)
    for _ in 0..<QuadraticSurface.rounds {
      solve(terms, targets, weights)
      let residuals = zip(terms, targets).map { term, target -> Double in
        let difference = target - value(term)
        return (difference * difference).sum().squareRoot()
      }
      let scale =
        QuadraticSurface.weightScale * max(QuadraticSurface.leastResidual, Percentile.median(residuals) ?? 0)
      weights = residuals.map { r in
        let q = 1 + (r / scale) * (r / scale)
        return 1 / (q * q)
      }
    }
  }

  private func value(_ term: SIMD8<Double>) -> SIMD4<Double> {
    var sum = SIMD4<Double>.zero
    for k in 0..<6 { sum += coefficients[k] * term[k] }
    return sum
  }

  /// Normal equations with a little damping of the slopes, by Gaussian elimination with pivoting.
  private mutating func solve(_ terms: [SIMD8<Double>], _ targets: [SIMD4<Double>], _ weights: [Double]) {
    var sums = [SIMD8<Double>](repeating: .zero, count: 6)
    var right = [SIMD4<Double>](repeating: .zero, count: 6)
    var total = 0.0
    for n in terms.indices {
      let w = weights[n]
      total += w
      for i in 0..<6 {
        let t = terms[n][i] * w
        right[i] += targets[n] * t
        sums[i] += terms[n] * t
      }
    }
    var matrix = sums.flatMap { row in (0..<6).map { row[$0] } }
    for i in 0..<6 {
      matrix[i * 7] += (i == 0 ? QuadraticSurface.constantDamping : QuadraticSurface.slopeDamping) * total
    }
    for column in 0..<6 {
      var pivot = column
      for row in column..<6 where abs(matrix[row * 6 + column]) > abs(matrix[pivot * 6 + column]) {
        pivot = row
      }
      guard abs(matrix[pivot * 6 + column]) > QuadraticSurface.leastPivot else { return }
      for j in 0..<6 { matrix.swapAt(column * 6 + j, pivot * 6 + j) }
      right.swapAt(column, pivot)
      for row in 0..<6 where row != column {
        let factor = matrix[row * 6 + column] / matrix[column * 7]
        for j in column..<6 { matrix[row * 6 + j] -= factor * matrix[column * 6 + j] }
        right[row] -= right[column] * factor
      }
    }
    for i in 0..<6 { coefficients[i] = right[i] / matrix[i * 7] }
  }

  /// The surface at every node; w is 0.
  func values(width: Int, height: Int) -> [SIMD4<Float>] {
    var result: [SIMD4<Float>] = []
    result.reserveCapacity(width * height)
    let c = coefficients.map { SIMD4<Float>($0) }
    for y in 0..<height {
      let v = (Float(y) + 0.5) / Float(height) * 2 - 1
      let a = c[0] + c[2] * v + c[5] * (v * v)
      let b = c[1] + c[4] * v
      for x in 0..<width {
        let u = (Float(x) + 0.5) / Float(width) * 2 - 1
        result.append(a + b * u + c[3] * (u * u))
      }
    }
    return result
  }
}
