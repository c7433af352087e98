import PixelKernels
import Testing

@Suite struct PerceptronTests {
  @Test(arguments: Form.allCases, [1, 16, 67])
  func everyUnitIsAddedUp(form: Form, inputs: Int) {
    let perceptron = form == .everyCPU ? Loops.perceptron : Kernels.perceptron
    let width = Loops.perceptronWidth
    var noise = Noise(UInt64(inputs))
    func numbers(_ count: Int) -> [Float] { noise.bytes(count).map { (Float($0) - 127.5) / 255 } }
    let weights = numbers((inputs + width + 4) * width + 2)
    for count in [0, 1, 5] {
      let rows = numbers(count * inputs)
      var outputs = [Float](repeating: 0, count: 2 * count)
      perceptron(weights, inputs, rows, count, &outputs)
      for n in 0..<count {
        let hidden = layer(weights, Array(rows[n * inputs..<(n + 1) * inputs]), width)
        let second = Array(weights[((1 + inputs) * width)...])
        let deep = layer(second, hidden, width)
        let last = Array(second[((1 + width) * width)...])
        for output in 0..<2 {
          let sum = zip(deep, last[(output * width)...]).reduce(last[2 * width + output]) { $0 + $1.0 * $1.1 }
          #expect(abs(outputs[2 * n + output] - sum) < 1e-4 * max(1, abs(sum)))
        }
      }
    }
  }

  /// Rectified.
  private func layer(_ weights: [Float], _ inputs: [Float], _ width: Int) -> [Float] {
    (0..<width).map { unit in
      let sum = inputs.indices.reduce(weights[unit]) { $0 + inputs[$1] * weights[($1 + 1) * width + unit] }
      return max(0, sum)
    }
  }
}
