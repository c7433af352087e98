internal import PixelKernels

/// A perceptron of two hidden layers that reads what is known of an open pixel. Trained on seven people of idmatting_exact
/// before walls and patterns of all kinds, with drawn hair: Tests/Tools/training/edge_network.py, which writes the weights.
struct EdgeNetwork {
  private static let width = Loops.perceptronWidth

  /// The input that the first output is added to.
  private let base: Int
  private let inputs: Int
  /// As `Kernels.perceptron` reads them.
  private let weights: [Float]

  /// - Parameter text: the numbers of `weights`. What is missing counts as 0.
  init(_ text: String, inputs: Int, base: Int) {
    let numbers = text.split { $0.isWhitespace }.compactMap { Float($0) }
    let count = EdgeNetwork.count(inputs: inputs)
    weights = Array((numbers + [Float](repeating: 0, count: count)).prefix(count))
    self.inputs = inputs
    self.base = base
  }

  /// How many numbers a network with so many inputs has.
  static func count(inputs: Int) -> Int { (inputs + width + 4) * width + 2 }

  /// Of a pixel by itself.
  /// - Parameter mask: the kind of the mask that the features were made of.
  static func first(for mask: PersonMaskQuality) -> EdgeNetwork { mask == .fine ? fine : rough }

  /// Of a pixel and what the first network made of those around.
  static func second(for mask: PersonMaskQuality) -> EdgeNetwork { mask == .fine ? fineAgain : roughAgain }

  private static let rough = EdgeNetwork(roughWeights, inputs: EdgeFeatures.count, base: 0)
  private static let fine = EdgeNetwork(fineWeights, inputs: EdgeFeatures.count, base: 0)
  private static let roughAgain = EdgeNetwork(
    roughContextWeights, inputs: EdgeContext.count, base: EdgeContext.alpha)
  private static let fineAgain = EdgeNetwork(
    fineContextWeights, inputs: EdgeContext.count, base: EdgeContext.alpha)

  /// The pixels' alphas and the squares of the errors to be expected of them, all 0…1.
  /// - Parameter rows: of each pixel its inputs.
  func decide(_ rows: [Float]) -> [(alpha: Float, doubt: Float)] {
    let count = rows.count / inputs
    var outputs = [Float](repeating: 0, count: 2 * count)
    weights.withUnsafeBufferPointer { weights in
      rows.withUnsafeBufferPointer { rows in
        outputs.withUnsafeMutableBufferPointer { outputs in
          guard let weights = weights.baseAddress, let rows = rows.baseAddress,
            let outputs = outputs.baseAddress
          else { return }
          Kernels.perceptron(weights, inputs, rows, count, outputs)
        }
      }
    }
    return (0..<count).map {
      let alpha = rows[$0 * inputs + base] + outputs[2 * $0]
      return (alpha > 0 ? min(alpha, 1) : 0, softSign(outputs[2 * $0 + 1]))
    }
  }
}

/// Takes all numbers to 0…1, like the logistic function but without an exponential.
@inline(__always)
func softSign(_ x: Float) -> Float { (1 + x / (1 + abs(x))) / 2 }
