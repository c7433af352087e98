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
  /// What is read instead of `input`.
  var joined: JoinedPlanes?

  var inputs: [Int] { (joined?.inputs ?? [input]) + (residual.map { [$0.value] } ?? []) }

  private var isPadded: Bool { window.paddingY > 0 || window.paddingX > 0 }
  private var padded: Plane {
    Plane(
      height: from.height + window.paddingY, width: from.width + window.paddingX, channels: from.channels)
  }
  private var isPointwise: Bool {
    window.count == 1 && window.strideY == 1 && window.strideX == 1 && !needsStrip
  }
  /// A strip of the padded image at a time, small enough for the cache.
  private var needsStrip: Bool { isPadded || joined != nil }
  private var linesAtOnce: Int { max(1, min(to.height, 65536 / (padded.line * window.strideY))) }
  private var strip: Int { ((linesAtOnce - 1) * window.strideY + window.height) * padded.line }
  var scratch: Int { needsStrip ? strip + (joined?.scratch ?? 0) : 0 }

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
    var held = 0..<0
    for first in stride(from: 0, to: to.height, by: linesAtOnce) {
      let last = min(first + linesAtOnce, to.height)
      let top = first * window.strideY - window.top
      var source = image + top * from.line
      if needsStrip {
        let lines = top..<(last - 1) * window.strideY - window.top + window.height
        fillStrip(lines, holding: held, memory)
        held = lines
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

  /// - Parameters:
  ///   - lines: of the image without padding; those outside of it are zeros.
  ///   - held: the lines before, some of which are the first of `lines`.
  private func fillStrip(_ lines: Range<Int>, holding held: Range<Int>, _ memory: Memory) {
    let kept = lines.clamped(to: held)
    if !kept.isEmpty {
      let start = memory.scratch + (kept.lowerBound - held.lowerBound) * padded.line
      memory.scratch.update(from: start, count: kept.count * padded.line)
    }
    let left = window.left * from.channels
    for y in lines.lowerBound + kept.count..<lines.upperBound {
      let target = memory.scratch + (y - lines.lowerBound) * padded.line
      guard y >= 0, y < from.height else {
        target.update(repeating: 0, count: padded.line)
        continue
      }
      target.update(repeating: 0, count: left)
      if let joined {
        joined.write(line: y, to: target + left, memory, blend: memory.scratch + strip)
      } else {
        (target + left).update(from: memory[input] + y * from.line, count: from.line)
      }
      (target + left + from.line).update(repeating: 0, count: padded.line - left - from.line)
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
