internal import CKernels

/// Convolution, with whatever is added to its result and the activation after that.
struct Convolution: Activating {
  var input: Int
  var output: Int
  let from: Plane
  let to: Plane
  let window: Window
  let weights: Constant
  let bias: Constant
  var activation: Activation
  /// A value of the output's height and width, and its channels: those after them get nothing added.
  var residual: (value: Int, channels: Int)?

  var inputs: [Int] { residual.map { [input, $0.value] } ?? [input] }

  private var isPadded: Bool { window.paddingY > 0 || window.paddingX > 0 }
  private var padded: Plane {
    Plane(
      height: from.height + window.paddingY, width: from.width + window.paddingX, channels: from.channels)
  }
  private var isPointwise: Bool {
    window.count == 1 && window.strideY == 1 && window.strideX == 1 && !isPadded
  }
  var scratch: Int { isPadded ? padded.count : 0 }

  func run(_ memory: Memory) {
    var image = memory[input]
    if isPadded {
      copyPadded(from: image, to: memory.scratch)
      image = memory.scratch
    }
    var product = CKProduct()
    product.weights = weights.base
    product.bias = bias.base
    product.slope = activation.slope
    product.activation = activation.code
    product.columns = to.channels
    product.residual_columns = residual?.channels ?? 0
    if isPointwise {
      product.rows = to.height * to.width
      product.row_stride = from.channels
      product.segments = 1
      product.segment_length = from.channels
      product.input = UnsafePointer(image)
      product.output = memory[output]
      product.residual = residual.map { UnsafePointer(memory[$0.value]) }
      ck_matrix_product(&product)
      return
    }
    product.rows = to.width
    product.row_stride = window.strideX * from.channels
    product.segments = window.height
    product.segment_length = window.width * from.channels
    product.segment_stride = padded.line
    for y in 0..<to.height {
      product.input = UnsafePointer(image + y * window.strideY * padded.line)
      product.output = memory[output] + y * to.line
      product.residual = residual.map { UnsafePointer(memory[$0.value] + y * to.width * $0.channels) }
      ck_matrix_product(&product)
    }
  }

  private func copyPadded(from image: UnsafePointer<Float>, to scratch: UnsafeMutablePointer<Float>) {
    scratch.update(repeating: 0, count: padded.count)
    for y in 0..<from.height {
      (scratch + (y + window.top) * padded.line + window.left * from.channels)
        .update(from: image + y * from.line, count: from.line)
    }
  }

  /// Rows of `depth` weights, one for each output channel, as panels of channels.
  static func panels(_ rows: [Float], depth: Int) -> Constant {
    let lanes = Int(CK_LANES)
    let channels = rows.count / depth
    return Constant(count: channels.wholeLanes * depth) { panels in
      rows.withUnsafeBufferPointer { rows in
        for channel in 0..<channels {
          let panel = panels + channel / lanes * lanes * depth + channel % lanes
          for k in 0..<depth { panel[k * lanes] = rows[channel * depth + k] }
        }
      }
    }
  }
}
