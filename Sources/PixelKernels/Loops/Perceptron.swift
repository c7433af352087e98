extension Loops {
  private typealias Units = SIMD8<Float>
  /// Units of each of the two hidden layers.
  public static let perceptronWidth = 32

  /// A perceptron of two hidden layers with rectified units and two outputs, which are not.
  /// - Parameters:
  ///   - weights: vectors of 32: the first layer's bias and one for each input, the second's likewise, the two outputs';
  ///     at last the two outputs' biases.
  ///   - rows: `count` times `inputs` numbers.
  ///   - outputs: two for each row.
  public static func perceptron(
    _ weights: UnsafePointer<Float>, _ inputs: Int, _ rows: UnsafePointer<Float>, _ count: Int,
    _ outputs: UnsafeMutablePointer<Float>
  ) {
    let width = perceptronWidth
    let second = weights + (1 &+ inputs) &* width
    let last = second + (1 &+ width) &* width
    withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { hidden in
      guard let hidden = hidden.baseAddress else { return }
      for n in 0..<count {
        let (a, b, c, d) = layer(weights, rows + n &* inputs, inputs)
        let raw = UnsafeMutableRawPointer(hidden)
        raw.storeBytes(of: rectified(a), as: Units.self)
        raw.storeBytes(of: rectified(b), toByteOffset: 32, as: Units.self)
        raw.storeBytes(of: rectified(c), toByteOffset: 64, as: Units.self)
        raw.storeBytes(of: rectified(d), toByteOffset: 96, as: Units.self)
        let (e, f, g, h) = layer(second, hidden, width)
        for output in 0..<2 {
          let w = last + output &* width
          let products =
            rectified(e) * units(w) + rectified(f) * units(w + 8) + rectified(g) * units(w + 16)
            + rectified(h) * units(w + 24)
          outputs[n &* 2 &+ output] = sum(products) + last[2 &* width &+ output]
        }
      }
    }
  }

  @inline(__always)
  private static func units(_ numbers: UnsafePointer<Float>) -> Units {
    UnsafeRawPointer(numbers).loadUnaligned(as: Units.self)
  }

  /// What is no number counts as 0.
  @inline(__always)
  private static func rectified(_ v: Units) -> Units { Units.zero.replacing(with: v, where: v .> 0) }

  @inline(__always)
  private static func sum(_ v: Units) -> Float {
    ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7]))
  }

  /// The 32 units' sums.
  @inline(__always)
  private static func layer(
    _ weights: UnsafePointer<Float>, _ inputs: UnsafePointer<Float>, _ count: Int
  ) -> (Units, Units, Units, Units) {
    var (a, b, c, d) = (units(weights), units(weights + 8), units(weights + 16), units(weights + 24))
    for k in 0..<count {
      let value = inputs[k]
      let w = weights + (1 &+ k) &* perceptronWidth
      a += units(w) * value
      b += units(w + 8) * value
      c += units(w + 16) * value
      d += units(w + 24) * value
    }
    return (a, b, c, d)
  }
}
