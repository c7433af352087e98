internal import CKernels

extension PackedWeights {
  /// Panels or blocks of channels, `depth` numbers for each channel, with each channel's times its own number.
  func scaled(by scale: [Float], depth: Int) -> PackedWeights {
    let lanes = Int(CK_LANES)
    let factors = PackedWeights(scale)
    return PackedWeights(count: count) { target in
      for panel in 0..<count / (lanes * depth) {
        let factor = factors.base + panel * lanes
        for k in panel * depth..<(panel + 1) * depth {
          ck_multiply(base + k * lanes, factor, target + k * lanes, lanes)
        }
      }
    }
  }

  /// Each number times another and plus a third.
  func scaled(by scale: [Float], plus shift: [Float]) -> PackedWeights {
    PackedWeights(scale.indices.map { base[$0] * scale[$0] + shift[$0] })
  }
}

extension Convolution {
  /// The same convolution with each output channel times a scale and plus a shift.
  func scaled(by scale: [Float], plus shift: [Float]) -> Convolution {
    Convolution(
      input: input, output: output, from: from, to: to, window: window,
      weights: weights.scaled(by: scale, depth: window.count * from.channels),
      bias: bias.scaled(by: scale, plus: shift), activation: .none, joined: joined)
  }

  /// Panels of weights that lie as output channel × input channel × line × column. Sixteen output channels are worked off
  /// together, so that the panels are written once, in order.
  static func panels(channelsFirst weights: [Float], depth: Int, taps: Int, channels: Int) -> PackedWeights {
    let lanes = Int(CK_LANES)
    let row = depth * taps
    return PackedWeights(count: channels.wholeLanes * row) { panels in
      weights.withUnsafeBufferPointer { weights in
        guard let weights = weights.baseAddress else { return }
        var target = panels
        for first in stride(from: 0, to: channels, by: lanes) {
          let valid = min(lanes, channels - first)
          let rows = weights + first * row
          for tap in 0..<taps {
            for k in 0..<depth {
              let source = rows + k * taps + tap
              for lane in 0..<valid { target[lane] = source[lane * row] }
              target += lanes
            }
          }
        }
      }
    }
  }
}

extension Depthwise {
  /// The same convolution with each channel times a scale and plus a shift.
  func scaled(by scale: [Float], plus shift: [Float]) -> Depthwise {
    Depthwise(
      input: input, output: output, from: from, to: to, window: window,
      weights: weights.scaled(by: scale, depth: window.count), bias: bias.scaled(by: scale, plus: shift),
      activation: .none)
  }
}
