internal import CKernels

/// Convolution of every channel with its own window.
struct Depthwise: Activating {
  var input: Int
  var output: Int
  let from: Plane
  let to: Plane
  let window: Window
  let weights: PackedWeights
  let bias: PackedWeights
  var activation: Activation

  var inputs: [Int] { [input] }
  /// One line of zeros for the padding above and below, with the slack that the kernel reads.
  var scratch: Int { from.line + Int(CK_LANES) }

  func run(_ memory: Memory) {
    let image = memory[input]
    let zeros = memory.scratch
    zeros.update(repeating: 0, count: scratch)
    withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: window.height) { lines in
      var line = CKDepthwise()
      line.lines = UnsafePointer(lines.baseAddress)
      line.width = from.width
      line.channels = from.channels
      line.kernel_height = window.height
      line.kernel_width = window.width
      line.stride = window.strideX
      line.left = window.left
      line.weights = weights.base
      line.bias = bias.base
      line.slope = activation.slope
      line.activation = activation.code
      line.output_width = to.width
      for y in 0..<to.height {
        for j in 0..<window.height {
          let source = y * window.strideY - window.top + j
          let isInside = source >= 0 && source < from.height
          lines.initializeElement(
            at: j, to: UnsafePointer(isInside ? image + source * from.line : zeros))
        }
        line.output = memory[output] + y * to.line
        ck_depthwise_line(&line)
      }
    }
  }

  /// Weights by tap and channel as blocks of channels.
  static func blocks(_ taps: [Float], channels: Int) -> PackedWeights {
    let lanes = Int(CK_LANES)
    let count = taps.count / channels
    return PackedWeights(count: channels.wholeLanes * count) { blocks in
      for tap in 0..<count {
        for channel in 0..<channels {
          let block = channel / lanes * count
          blocks[(block + tap) * lanes + channel % lanes] = taps[tap * channels + channel]
        }
      }
    }
  }
}
