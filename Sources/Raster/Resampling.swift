internal import CKernels

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The kernel of a separable resampler. When the picture shrinks, the kernel widens with it, so nothing aliases.
public enum ResamplingFilter: Sendable {
  /// Triangle: soft, never overshoots. For masks and network inputs.
  case triangle
  /// Lanczos with three lobes: the sharpest without visible ringing. For the finished picture.
  case lanczos3

  var radius: Double {
    switch self {
    case .triangle: 1
    case .lanczos3: 3
    }
  }

  func weight(_ x: Double) -> Double {
    switch self {
    case .triangle: return max(0, 1 - abs(x))
    case .lanczos3:
      guard abs(x) < 3 else { return 0 }
      guard abs(x) > 1e-9 else { return 1 }
      let t = Double.pi * x
      return 3 * sin(t) * sin(t / 3) / (t * t)
    }
  }
}

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
}

extension RGBImage {
  /// The part of the picture inside `window` (input pixels, may reach outside: the edge is repeated) as a picture
  /// of `width` × `height`. sRGB values are averaged as they are stored.
  public func resampled(
    window: Rect, width: Int, height: Int, filter: ResamplingFilter = .lanczos3
  ) -> RGBImage {
    ImagePyramid(self).resampled(window: window, width: width, height: height, filter: filter)
  }

  /// See `resampled(window:width:height:filter:)`; always from this picture's own pixels. Rows first, then columns.
  func directlyResampled(
    window: Rect, width outWidth: Int, height outHeight: Int, filter: ResamplingFilter
  ) -> RGBImage {
    guard width > 0, height > 0, outWidth > 0, outHeight > 0 else {
      return RGBImage(width: 0, height: 0, samples: [])
    }
    let columns = ResamplingTaps(
      input: width, output: outWidth, origin: window.x, step: window.width / Double(outWidth), filter: filter)
    let rows = ResamplingTaps(
      input: height, output: outHeight, origin: window.y, step: window.height / Double(outHeight),
      filter: filter)
    let left = columns.first.min() ?? 0
    let used = min(width, (columns.first.max() ?? 0) + columns.taps) - left
    let first = columns.first.map { Int32($0 - left) }
    var row = [Int16](repeating: 0, count: used * 3 + Int(CK_COLUMN_SLACK))
    let output = [UInt8](unsafeUninitializedCapacity: outWidth * outHeight * 3) { output, count in
      samples.withUnsafeBufferPointer { input in
        rows.weights.withUnsafeBufferPointer { weights in
          guard let input = input.baseAddress, let weights = weights.baseAddress,
            let output = output.baseAddress
          else { return }
          for y in 0..<outHeight {
            ck_weighted_rows(
              input + (rows.first[y] * width + left) * 3, width * 3, weights + y * rows.taps, rows.taps, &row,
              used * 3)
            ck_weighted_columns(
              row, first, columns.weights, columns.taps, output + y * outWidth * 3, outWidth)
          }
        }
      }
      count = outWidth * outHeight * 3
    }
    return RGBImage(width: outWidth, height: outHeight, samples: output)
  }

  /// The whole picture at another size.
  public func resized(width: Int, height: Int, filter: ResamplingFilter = .lanczos3) -> RGBImage {
    resampled(
      window: Rect(x: 0, y: 0, width: Double(self.width), height: Double(self.height)), width: width,
      height: height,
      filter: filter)
  }
}

extension GrayImage {
  /// See `RGBImage.resampled(window:width:height:filter:)`, which does it.
  public func resampled(
    window: Rect, width outWidth: Int, height outHeight: Int, filter: ResamplingFilter = .triangle
  ) -> GrayImage {
    let color = RGBImage(width: width, height: height, samples: samples.flatMap { [$0, $0, $0] })
      .directlyResampled(window: window, width: outWidth, height: outHeight, filter: filter)
    return GrayImage(
      width: color.width, height: color.height,
      samples: stride(from: 0, to: color.samples.count, by: 3).map { color.samples[$0] })
  }
}

extension RGBImage {
  /// A picture of half the size, each pixel the mean of 2 × 2; an odd last row or column is dropped.
  public func halved() -> RGBImage {
    let outWidth = max(1, width / 2)
    let outHeight = max(1, height / 2)
    guard width > 1, height > 1 else { return self }
    let stride = width * 3
    let output = [UInt8](unsafeUninitializedCapacity: outWidth * outHeight * 3) { output, count in
      samples.withUnsafeBufferPointer { input in
        guard let input = input.baseAddress, let output = output.baseAddress else { return }
        for y in 0..<outHeight {
          let top = input + 2 * y * stride
          ck_halve_rows(top, top + stride, output + y * outWidth * 3, outWidth)
        }
      }
      count = outWidth * outHeight * 3
    }
    return RGBImage(width: outWidth, height: outHeight, samples: output)
  }

  /// A patch for a network: `width * height * 3` floats, rows from the top, r g b interleaved, each 8-bit sample
  /// bilinearly interpolated and mapped to `sample * gain + offset`. Outside the picture reads as black.
  /// - Parameter map: takes a position in the patch to a position in this picture. No anti-aliasing: halve first.
  public func patch(width outWidth: Int, height outHeight: Int, map: Affine, gain: Float, offset: Float)
    -> [Float]
  {
    let count = outWidth * outHeight * 3
    return [Float](unsafeUninitializedCapacity: count) { output, initialized in
      samples.withUnsafeBufferPointer { input in
        guard let output = output.baseAddress else { return }
        for row in 0..<outHeight {
          let start = map(Point(x: 0.5, y: Double(row) + 0.5))
          var line = CKPatchRow(
            samples: input.baseAddress, width: width, height: height, x: start.x - 0.5, y: start.y - 0.5,
            step_x: map.a, step_y: map.c, count: outWidth, gain: gain, offset: offset)
          ck_patch_row(&line, output + row * outWidth * 3)
        }
      }
      initialized = count
    }
  }
}

extension Plane {
  /// Bilinear value at a continuous position; the edge is repeated outside.
  public func value(at p: Point) -> Float {
    let px = max(0, min(Double(width - 1), p.x - 0.5))
    let py = max(0, min(Double(height - 1), p.y - 0.5))
    let x0 = Int(px)
    let y0 = Int(py)
    let x1 = min(x0 + 1, width - 1)
    let y1 = min(y0 + 1, height - 1)
    let fx = Float(px - Double(x0))
    let fy = Float(py - Double(y0))
    let top = self[x0, y0] * (1 - fx) + self[x1, y0] * fx
    let bottom = self[x0, y1] * (1 - fx) + self[x1, y1] * fx
    return top * (1 - fy) + bottom * fy
  }

  /// The part inside `window` (may reach outside: the edge is repeated) at another size, bilinear.
  public func resampled(window: Rect, width outWidth: Int, height outHeight: Int) -> Plane {
    guard width > 0, height > 0 else { return Plane(width: outWidth, height: outHeight) }
    let columns = LinearTaps(input: width, output: outWidth, origin: window.x, length: window.width)
    let rows = LinearTaps(input: height, output: outHeight, origin: window.y, length: window.height)
    let values = [Float](unsafeUninitializedCapacity: outWidth * outHeight) { output, count in
      count = outWidth * outHeight
      // The rows above and below, stretched; both serve several rows of the output where the plane grows.
      var above: [Float] = []
      var below: [Float] = []
      var row = -1
      for y in 0..<outHeight {
        if rows.first[y] != row {
          above = rows.first[y] == row + 1 && row >= 0 ? below : stretched(rows.first[y], by: columns)
          below = stretched(rows.second[y], by: columns)
          row = rows.first[y]
        }
        let share = rows.fraction[y]
        above.withUnsafeBufferPointer { above in
          below.withUnsafeBufferPointer { below in
            for x in 0..<outWidth { output[y * outWidth + x] = above[x] + (below[x] - above[x]) * share }
          }
        }
      }
    }
    return Plane(width: outWidth, height: outHeight, values: values)
  }

  private func stretched(_ row: Int, by taps: LinearTaps) -> [Float] {
    taps.first.indices.map { x in
      let left = values[row * width + taps.first[x]]
      return left + (values[row * width + taps.second[x]] - left) * taps.fraction[x]
    }
  }
}

/// For each output sample the two input samples around it, clamped to the edge, and how far it lies towards the second.
private struct LinearTaps {
  private(set) var first: [Int] = []
  private(set) var second: [Int] = []
  private(set) var fraction: [Float] = []

  init(input: Int, output: Int, origin: Double, length: Double) {
    let step = length / Double(max(1, output))
    for o in 0..<output {
      let place = max(0, min(Double(input - 1), origin + (Double(o) + 0.5) * step - 0.5))
      let index = Int(place)
      first.append(index)
      second.append(min(index + 1, input - 1))
      fraction.append(Float(place - Double(index)))
    }
  }
}
