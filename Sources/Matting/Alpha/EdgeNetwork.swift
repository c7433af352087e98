/// A perceptron of two hidden layers that reads an open pixel's `EdgeFeatures`. Trained on seven people of idmatting_exact
/// before the backgrounds of the bench, with drawn hair: Tests/Tools/training/edge_network.py, which writes the weights.
struct EdgeNetwork {
  private static let width = 32
  /// Vectors of weights, each as long as a layer is wide: the first layer's bias and one for each input, the second's
  /// likewise, and the two outputs'.
  private static let vectors = (1 + EdgeFeatures.count) + (1 + width) + 2

  /// The vectors, and at last the two outputs' biases.
  private let weights: [Float]

  /// - Parameter text: the numbers of `weights`. What is missing counts as 0.
  init(_ text: String) {
    let numbers = text.split { $0.isWhitespace }.compactMap { Float($0) }
    let count = EdgeNetwork.vectors * EdgeNetwork.width + 2
    weights = Array((numbers + [Float](repeating: 0, count: count)).prefix(count))
  }

  /// - Parameter mask: the kind of the mask that the features were made of.
  static func trained(for mask: PersonMaskQuality) -> EdgeNetwork {
    switch mask {
    case .rough: rough
    case .fine: fine
    }
  }

  private static let rough = EdgeNetwork(roughWeights)
  private static let fine = EdgeNetwork(fineWeights)

  /// The pixels' alphas and the squares of the errors to be expected of them, all 0…1.
  func decide(_ pixels: [SIMD16<Float>]) -> [(alpha: Float, doubt: Float)] {
    let width = EdgeNetwork.width
    return weights.withUnsafeBufferPointer { weights in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * width) { units in
        let hidden = UnsafeMutableBufferPointer(rebasing: units[..<width])
        let deep = UnsafeMutableBufferPointer(rebasing: units[width...])
        let second = UnsafeBufferPointer(rebasing: weights[((1 + EdgeFeatures.count) * width)...])
        let last = UnsafeBufferPointer(rebasing: second[((1 + width) * width)...])
        return pixels.map { features in
          for j in 0..<width { hidden[j] = weights[j] }
          for k in 0..<EdgeFeatures.count { EdgeNetwork.add(features[k], weights, k &+ 1, to: hidden) }
          for j in 0..<width { deep[j] = second[j] }
          for k in 0..<width where hidden[k] > 0 { EdgeNetwork.add(hidden[k], second, k &+ 1, to: deep) }
          var (alpha, doubt) = (features[0] + last[2 &* width], last[2 &* width &+ 1])
          for j in 0..<width where deep[j] > 0 {
            alpha += deep[j] * last[j]
            doubt += deep[j] * last[width &+ j]
          }
          return (min(max(alpha, 0), 1), softSign(doubt))
        }
      }
    }
  }

  /// Adds a vector of weights, times the unit that it belongs to.
  @inline(__always)
  private static func add(
    _ value: Float, _ weights: UnsafeBufferPointer<Float>, _ vector: Int,
    to units: UnsafeMutableBufferPointer<Float>
  ) {
    let start = vector &* width
    for j in 0..<width { units[j] += weights[start &+ j] * value }
  }
}

/// Takes all numbers to 0…1, like the logistic function but without an exponential.
@inline(__always)
func softSign(_ x: Float) -> Float { (1 + x / (1 + abs(x))) / 2 }
