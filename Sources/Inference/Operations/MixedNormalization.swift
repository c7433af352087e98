internal import CKernels

/// Every channel times a scale and plus a shift. The first `fixed` channels have those of the training (batch
/// normalization); the others are first brought to mean 0 and variance 1 over the plane (instance normalization).
struct MixedNormalization: Activating {
  let input: Int
  var output: Int
  let plane: Plane
  let fixed: Int
  let scale: PackedWeights
  let shift: PackedWeights
  let epsilon: Float
  var activation: Activation

  var inputs: [Int] { [input] }
  /// A block of channels that is not whole spills over into the next pixel before that is read.
  var replaceable: Int? { plane.channels == plane.channels.wholeLanes ? input : nil }
  /// Scales, shifts, sums and sums of squares.
  var scratch: Int { 4 * plane.channels.wholeLanes }

  func run(_ memory: Memory) {
    let image = UnsafePointer(memory[input])
    let channels = plane.channels
    let pixels = plane.height * plane.width
    let scales = memory.scratch
    let shifts = scales + channels.wholeLanes
    let sums = shifts + channels.wholeLanes
    let squares = sums + channels.wholeLanes
    scales.update(from: scale.base, count: channels)
    shifts.update(from: shift.base, count: channels)
    ck_channel_sums(image, pixels, channels, sums, squares)
    for channel in fixed..<channels {
      let mean = sums[channel] / Float(pixels)
      let variance = max(squares[channel] / Float(pixels) - mean * mean, 0)
      scales[channel] /= (variance + epsilon).squareRoot()
      shifts[channel] -= mean * scales[channel]
    }
    ck_scale_channels(image, pixels, channels, scales, shifts, activation.code, memory[output])
  }
}
