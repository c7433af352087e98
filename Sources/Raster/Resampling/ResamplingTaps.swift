/// For each output sample the first input sample and the weights of a run of input samples, clamped to the edge.
struct ResamplingTaps {
  let first: [Int]
  /// `taps` weights per output sample, 14-bit fixed point, each row sums to 1 << 14.
  let weights: [Int16]
  let taps: Int

  /// - Parameters:
  ///   - origin: where the window begins in input coordinates; may lie outside the input.
  ///   - step: input samples per output sample.
  init(input: Int, output: Int, origin: Double, step: Double, filter: ResamplingFilter) {
    let stretch = max(1, step)
    let support = filter.radius * stretch
    let count = min(input, Int((support * 2).rounded(.up)) + 2)
    var first = [Int](repeating: 0, count: output)
    var weights = [Int16](repeating: 0, count: output * count)
    var row = [Double](repeating: 0, count: count)
    for o in 0..<output {
      let center = origin + (Double(o) + 0.5) * step
      let low = Int((center - support - 0.5).rounded(.down))
      let high = Int((center + support + 0.5).rounded(.up))
      let start = min(max(0, low), input - count)
      for k in 0..<count { row[k] = 0 }
      var sum = 0.0
      for i in low...high {
        let w = filter.weight((Double(i) + 0.5 - center) / stretch)
        guard w != 0 else { continue }
        row[min(max(0, min(max(0, i), input - 1) - start), count - 1)] += w
        sum += w
      }
      var total: Int16 = 0
      var largest = 0
      for k in 0..<count {
        let fixed = Int16((row[k] / sum * 16384).rounded())
        weights[o * count + k] = fixed
        total += fixed
        if fixed > weights[o * count + largest] { largest = k }
      }
      weights[o * count + largest] += 16384 - total
      first[o] = start
    }
    self.first = first
    self.weights = weights
    taps = count
  }

  /// The weights by twos, each four times, as the second pass of the resampler wants them; a last one without a partner
  /// has a zero beside it.
  var pairs: [SIMD8<Int16>] {
    var pairs: [SIMD8<Int16>] = []
    pairs.reserveCapacity(first.count * (taps + 1) / 2)
    for sample in stride(from: 0, to: weights.count, by: taps) {
      for tap in stride(from: 0, to: taps, by: 2) {
        let weight = weights[sample + tap]
        let next = tap + 1 < taps ? weights[sample + tap + 1] : 0
        pairs.append(SIMD8(lowHalf: SIMD4(repeating: weight), highHalf: SIMD4(repeating: next)))
      }
    }
    return pairs
  }
}
