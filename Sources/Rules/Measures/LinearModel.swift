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

  /// The smallest measurements that have one score here and another by a second model.
  func features(scoring score: Double, and other: LinearModel, scoring otherScore: Double) -> [Float] {
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    // A combination of the two weights: two equations of two unknowns.
    let (mine, theirs) = (product(weights, weights), product(other.weights, other.weights))
    let shared = product(weights, other.weights)
    let (first, second) = (score - bias, otherScore - other.bias)
    let determinant = mine * theirs - shared * shared
    let own = (first * theirs - second * shared) / determinant
    let foreign = (second * mine - first * shared) / determinant
    return zip(weights, other.weights).map { Float(own * $0 + foreign * $1) }
  }

  func percent(_ features: [Double]) -> Double {
    let score = zip(weights, features).reduce(bias) { $0 + $1.0 * $1.1 }
    return 100 / (1 + .exp(-max(-LinearModel.farthest, min(LinearModel.farthest, score))))
  }
}
