/// A perceptron of two hidden layers that reads an open pixel's `EdgeFeatures`. Trained on seven people of idmatting_exact
/// before the backgrounds of the bench, with drawn hair: Tests/Tools/training/edge_network.py, which writes the weights.
struct EdgeNetwork {
  private static let width = 32

  /// One vector of weights for each input of a layer.
  private let first: [SIMD32<Float>]
  private let firstBias: SIMD32<Float>
  private let second: [SIMD32<Float>]
  private let secondBias: SIMD32<Float>
  private let correction: SIMD32<Float>
  private let doubt: SIMD32<Float>
  private let outputBias: SIMD2<Float>

  /// - Parameter text: numbers, the layers one after the other, each as its bias and then one vector per input; at last the
  ///   two outputs' vectors and biases. What is missing counts as 0.
  init(_ text: String) {
    var weights = text.split { $0.isWhitespace }.compactMap { Float($0) }
    let vectors = EdgeFeatures.count + EdgeNetwork.width + 4
    let missing = vectors * EdgeNetwork.width + 2 - weights.count
    weights += [Float](repeating: 0, count: max(0, missing))
    var position = 0
    func next() -> SIMD32<Float> {
      defer { position += EdgeNetwork.width }
      return SIMD32(weights[position..<position + EdgeNetwork.width])
    }
    firstBias = next()
    first = (0..<EdgeFeatures.count).map { _ in next() }
    secondBias = next()
    second = (0..<EdgeNetwork.width).map { _ in next() }
    correction = next()
    doubt = next()
    outputBias = SIMD2(weights[position], weights[position + 1])
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

  /// The pixel's alpha and the square of the error to be expected of it, both 0…1.
  @inline(__always)
  func decide(_ features: SIMD16<Float>) -> (alpha: Float, doubt: Float) {
    var hidden = firstBias
    first.withUnsafeBufferPointer { weights in
      for k in 0..<EdgeFeatures.count { hidden += weights[k] * features[k] }
    }
    hidden.replace(with: 0, where: hidden .< 0)
    var deep = secondBias
    second.withUnsafeBufferPointer { weights in
      for k in 0..<EdgeNetwork.width { deep += weights[k] * hidden[k] }
    }
    deep.replace(with: 0, where: deep .< 0)
    let alpha = features[0] + (deep * correction).sum() + outputBias.x
    return (min(max(alpha, 0), 1), softSign((deep * doubt).sum() + outputBias.y))
  }
}

/// Takes all numbers to 0…1, like the logistic function but without an exponential.
@inline(__always)
func softSign(_ x: Float) -> Float { (1 + x / (1 + abs(x))) / 2 }
