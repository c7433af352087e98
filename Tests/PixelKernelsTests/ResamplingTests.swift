import PixelKernels
import Testing

@Suite struct ResamplingTests {
  @Test(arguments: Form.allCases, [1, 2, 3, 6, 17])
  func aRowIsTheWeightedSumOfRows(form: Form, taps: Int) {
    let width = 29
    var noise = Noise(UInt64(taps))
    let rows = noise.bytes(width * 3 * taps)
    let weights = self.weights(taps, &noise)
    var output = [SIMD4<Int16>](repeating: .zero, count: width + 1)
    let weightRows = form == .everyCPU ? Loops.weightRows : Kernels.weightRows
    weightRows(rows, width * 3, weights, taps, &output, width)
    for i in 0..<width * 3 {
      let sum = (0..<taps).reduce(0) { $0 + Int(weights[$1]) * Int(rows[$1 * width * 3 + i]) }
      #expect(Int(output[i / 3][i % 3]) == (sum + 128) >> 8, "sample \(i)")
    }
    #expect(output[width] == .zero, "written behind the row")
  }

  @Test(arguments: Form.allCases, [1, 2, 3, 6, 17])
  func aPixelIsTheWeightedSumOfPixels(form: Form, taps: Int) {
    let (width, count) = (50, 23)
    var noise = Noise(UInt64(taps))
    // Overshoot on both sides of 0…255, so that the ends of the range are met.
    let row = (0...width).map { _ in
      SIMD4<Int16>(
        Int16(noise.next(below: 24000) - 4000), Int16(noise.next(below: 24000) - 4000),
        Int16(noise.next(below: 24000) - 4000), Int16(noise.next(below: 24000)))
    }
    let first = (0..<count).map { _ in Int32(noise.next(below: width - taps + 1)) }
    let weights = (0..<count).map { _ in self.weights(taps, &noise) }
    let pairs = weights.flatMap { weights in
      stride(from: 0, to: taps, by: 2).map { k in
        let next = k + 1 < taps ? weights[k + 1] : 0
        return SIMD8(lowHalf: SIMD4(repeating: weights[k]), highHalf: SIMD4(repeating: next))
      }
    }
    var output = [UInt8](repeating: 0, count: count * 3 + 1)
    output[count * 3] = 77
    let weightColumns = form == .everyCPU ? Loops.weightColumns : Kernels.weightColumns
    weightColumns(row, first, pairs, (taps + 1) / 2, &output, count)
    for x in 0..<count {
      for c in 0..<3 {
        let sum = (0..<taps).reduce(0) { $0 + Int(weights[x][$1]) * Int(row[Int(first[x]) + $1][c]) }
        #expect(Int(output[3 * x + c]) == max(0, min(255, (sum + 1 << 19) >> 20)), "pixel \(x)")
      }
    }
    #expect(output[count * 3] == 77, "written behind the row")
  }

  /// Weights of 14 fractional bits that sum to 1, some of them negative.
  private func weights(_ taps: Int, _ noise: inout Noise) -> [Int16] {
    var weights = (0..<taps).map { _ in Int16(noise.next(below: 3000) - 1500) }
    weights[taps / 2] = 0
    weights[taps / 2] = 16384 - weights.reduce(0, +)
    return weights
  }
}
