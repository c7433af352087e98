internal import CKernels

/// Convolution, with whatever is added to its result and the activation after that.
struct Convolution: Activating {
  var input: Int
  var output: Int
  let from: Plane
  let to: Plane
  let window: Window
  let weights: PackedWeights
  let bias: PackedWeights
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
  /// A strip of the padded image at a time, small enough for the cache.
  private var linesAtOnce: Int { max(1, min(to.height, 65536 / (padded.line * window.strideY))) }
  private var strip: Int { ((linesAtOnce - 1) * window.strideY + window.height) * padded.line }
  var scratch: Int { isPadded ? strip : 0 }

  func run(_ memory: Memory) {
    let image = UnsafePointer(memory[input])
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
      product.input = image
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
    for first in stride(from: 0, to: to.height, by: linesAtOnce) {
      let last = min(first + linesAtOnce, to.height)
      let top = first * window.strideY - window.top
      var source = image + top * from.line
      if isPadded {
        let bottom = (last - 1) * window.strideY - window.top + window.height
        copyPadded(lines: top..<bottom, of: image, to: memory.scratch)
        source = UnsafePointer(memory.scratch)
      }
      for y in first..<last {
        product.input = source + (y - first) * window.strideY * padded.line
        product.output = memory[output] + y * to.line
        product.residual = residual.map { UnsafePointer(memory[$0.value] + y * to.width * $0.channels) }
        ck_matrix_product(&product)
      }
    }
  }

  /// - Parameter lines: of the image without padding; those outside of it are zeros.
  private func copyPadded(
    lines: Range<Int>, of image: UnsafePointer<Float>, to scratch: UnsafeMutablePointer<Float>
  ) {
    var target = scratch
    for y in lines {
      if y < 0 || y >= from.height {
        target.update(repeating: 0, count: padded.line)
      } else {
        let left = window.left * from.channels
        target.update(repeating: 0, count: left)
        (target + left).update(from: image + y * from.line, count: from.line)
        (target + left + from.line).update(repeating: 0, count: padded.line - left - from.line)
      }
      target += padded.line
    }
  }

  /// Rows of `depth` weights, one for each output channel, as panels of channels.
  static func panels(_ rows: [Float], depth: Int) -> PackedWeights {
    let lanes = Int(CK_LANES)
    let channels = rows.count / depth
    return PackedWeights(count: channels.wholeLanes * depth) { panels in
      rows.withUnsafeBufferPointer { rows in
        for channel in 0..<channels {
          let panel = panels + channel / lanes * lanes * depth + channel % lanes
          for k in 0..<depth { panel[k * lanes] = rows[channel * depth + k] }
        }
      }
    }
  }
}
