internal import CKernels

/// Transposed convolution: every pixel of the input adds its multiple of the window to the output.
struct TransposedConvolution: Operation {
  let input: Int
  var output: Int
  let from: Plane
  let to: Plane
  let window: Window
  /// Panels over window position × output channel.
  let weights: PackedWeights
  /// Zeros, for the product has no bias of its own.
  let noBias: PackedWeights
  let bias: PackedWeights

  var inputs: [Int] { [input] }
  private var stamp: Int { window.count * to.channels }
  /// The stamps of one line.
  var scratch: Int { from.width * stamp }

  func run(_ memory: Memory) {
    let target = memory[output]
    for i in 0..<to.height * to.width {
      for c in 0..<to.channels { target[i * to.channels + c] = bias.base[c] }
    }
    var product = CKProduct()
    product.rows = from.width
    product.row_stride = from.channels
    product.segments = 1
    product.segment_length = from.channels
    product.weights = weights.base
    product.bias = noBias.base
    product.activation = CKActivationNone
    product.output = memory.scratch
    product.columns = stamp
    for y in 0..<from.height {
      product.input = UnsafePointer(memory[input] + y * from.line)
      ck_matrix_product(&product)
      for j in 0..<window.height {
        let line = y * window.strideY - window.top + j
        guard line >= 0, line < to.height else { continue }
        add(memory.scratch + j * window.width * to.channels, to: target + line * to.line)
      }
    }
  }

  /// One line of every stamp, added to one line of the output.
  private func add(_ stamps: UnsafePointer<Float>, to line: UnsafeMutablePointer<Float>) {
    for x in 0..<from.width {
      let left = x * window.strideX - window.left
      let columns = max(0, -left)..<min(window.width, to.width - left)
      for i in columns {
        for c in 0..<to.channels {
          line[(left + i) * to.channels + c] += stamps[x * stamp + i * to.channels + c]
        }
      }
    }
  }
}
