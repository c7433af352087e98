internal import RealModule

/// Logistic regression on measurements. The weights are trained by the scripts of Tests/Training.
struct LinearModel: Sendable {
  let weights: [Double]
  let bias: Double

  /// 0…100 %. Missing measurements count as 0.
  func percent(_ features: [Double]) -> Double {
    let score = zip(weights, features).reduce(bias) { $0 + $1.0 * $1.1 }
    return 100 / (1 + .exp(-max(-30, min(30, score))))
  }
}
