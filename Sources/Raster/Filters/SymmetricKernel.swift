#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A filter along one axis that weighs the samples before and behind alike.
public struct SymmetricKernel: Sendable, Hashable {
  /// The weight of the sample itself, of those beside it, of those one further…
  public let weights: [Float]
  /// What sums are divided by.
  public let divisor: Float

  /// - Parameters:
  ///   - weights: as the property; not empty.
  ///   - isNormalized: divides by the sum of all weights, so that a flat plane stays as it is; else sums stay sums.
  public init(weights: [Float], isNormalized: Bool) {
    precondition(!weights.isEmpty)
    self.weights = weights
    divisor = isNormalized ? weights[0] + 2 * weights[1...].reduce(0, +) : 1
  }

  /// Samples of a Gaussian, divided by their sum.
  /// - Parameters:
  ///   - sigma: standard deviation in samples.
  ///   - reach: samples to either side; three standard deviations hold 99.7 %.
  public static func gaussian(sigma: Double, reach: Int) -> SymmetricKernel {
    SymmetricKernel(
      weights: (0...max(0, reach)).map { k in
        let distance = Double(k) / sigma
        return Float(exp(-distance * distance / 2) / (sigma * (2 * Double.pi).squareRoot()))
      }, isNormalized: true)
  }

  var reach: Int { weights.count - 1 }
}

extension Plane {
  /// Filtered along its rows; beyond their ends the last sample is repeated.
  public func filteredAcross(_ kernel: SymmetricKernel) -> Plane {
    let reach = kernel.reach
    var result = self
    var line = [Float](repeating: 0, count: width + 2 * reach)
    result.values.withUnsafeMutableBufferPointer { output in
      values.withUnsafeBufferPointer { input in
        line.withUnsafeMutableBufferPointer { line in
          for row in stride(from: 0, to: width * height, by: width) {
            for x in 0..<width { line[x &+ reach] = input[row &+ x] }
            for x in 0..<reach {
              line[x] = input[row]
              line[width + reach + x] = input[row + width - 1]
            }
            for x in 0..<width { output[row &+ x] = kernel.weights[0] * line[x &+ reach] }
            for k in 1..<max(1, kernel.weights.count) {
              let weight = kernel.weights[k]
              for x in 0..<width {
                output[row &+ x] += weight * (line[x &+ reach &- k] + line[x &+ reach &+ k])
              }
            }
            for x in 0..<width { output[row &+ x] /= kernel.divisor }
          }
        }
      }
    }
    return result
  }

  /// Filtered along its columns; beyond their ends the last sample is repeated.
  public func filteredDown(_ kernel: SymmetricKernel) -> Plane {
    var result = self
    result.values.withUnsafeMutableBufferPointer { output in
      values.withUnsafeBufferPointer { input in
        for y in 0..<height {
          let row = y * width
          for x in 0..<width { output[row &+ x] = kernel.weights[0] * input[row &+ x] }
          for k in 1..<max(1, kernel.weights.count) {
            let weight = kernel.weights[k]
            let (above, below) = (max(0, y - k) * width, min(height - 1, y + k) * width)
            for x in 0..<width { output[row &+ x] += weight * (input[above &+ x] + input[below &+ x]) }
          }
          for x in 0..<width { output[row &+ x] /= kernel.divisor }
        }
      }
    }
    return result
  }
}
