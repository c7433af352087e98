internal import RealModule

/// Logistic regression on measurements. The weights are trained by the scripts of Tests/Tools/training.
struct LinearModel: Sendable {
  let weights: [Double]
  let bias: Double

  /// Of the score: beyond it the probability is 0 or 1 to 13 digits.
  private static let farthest = 30.0

  /// 0…100 %. Missing measurements count as 0.
  func percent(of features: [Float]) -> Double { percent(features.map(Double.init)) }

  /// The smallest measurements that have this score.
  func features(scoring score: Double) -> [Float] {
    let square = weights.reduce(0) { $0 + $1 * $1 }
    return weights.map { Float($0 * (score - bias) / square) }
  }

  func percent(_ features: [Double]) -> Double {
    let score = zip(weights, features).reduce(bias) { $0 + $1.0 * $1.1 }
    return 100 / (1 + .exp(-max(-LinearModel.farthest, min(LinearModel.farthest, score))))
  }
}
