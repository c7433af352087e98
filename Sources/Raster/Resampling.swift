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
  let weights: [Int32]
  let taps: Int

  /// - Parameters:
  ///   - origin: where the window begins in input coordinates; may lie outside the input.
  ///   - step: input samples per output sample.
  init(input: Int, output: Int, origin: Double, step: Double, filter: ResamplingFilter) {
    let stretch = max(1, step)
    let support = filter.radius * stretch
    let count = min(input, Int((support * 2).rounded(.up)) + 2)
    var first = [Int](repeating: 0, count: output)
    var weights = [Int32](repeating: 0, count: output * count)
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
      var total: Int32 = 0
      var largest = 0
      for k in 0..<count {
        let fixed = Int32((row[k] / sum * 16384).rounded())
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
  /// of `width` × `height`. One pass, straight from these pixels; sRGB values are averaged as they are stored.
  public func resampled(
    window: Rect, width outWidth: Int, height outHeight: Int, filter: ResamplingFilter = .lanczos3
  ) -> RGBImage {
    let samples = resample(
      samples, width: width, height: height, channels: 3, window: window, outWidth: outWidth,
      outHeight: outHeight,
      filter: filter)
    return RGBImage(width: outWidth, height: outHeight, samples: samples)
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
  /// See `RGBImage.resampled(window:width:height:filter:)`.
  public func resampled(
    window: Rect, width outWidth: Int, height outHeight: Int, filter: ResamplingFilter = .triangle
  ) -> GrayImage {
    let samples = resample(
      samples, width: width, height: height, channels: 1, window: window, outWidth: outWidth,
      outHeight: outHeight,
      filter: filter)
    return GrayImage(width: outWidth, height: outHeight, samples: samples)
  }
}

private func resample(
  _ input: [UInt8], width: Int, height: Int, channels: Int, window: Rect, outWidth: Int, outHeight: Int,
  filter: ResamplingFilter
) -> [UInt8] {
  guard width > 0, height > 0, outWidth > 0, outHeight > 0 else { return [] }
  let columns = ResamplingTaps(
    input: width, output: outWidth, origin: window.x, step: window.width / Double(outWidth), filter: filter)
  let rows = ResamplingTaps(
    input: height, output: outHeight, origin: window.y, step: window.height / Double(outHeight),
    filter: filter)
  let firstRow = rows.first.min() ?? 0
  let lastRow = min(height, (rows.first.max() ?? 0) + rows.taps)
  let stride = outWidth * channels
  /// Rows reduced horizontally, kept with six fractional bits so that the second pass rounds only once.
  var middle = [Int16](repeating: 0, count: (lastRow - firstRow) * stride)
  middle.withUnsafeMutableBufferPointer { middle in
    input.withUnsafeBufferPointer { input in
      columns.weights.withUnsafeBufferPointer { weights in
        for y in firstRow..<lastRow {
          let source = y * width * channels
          var target = (y - firstRow) * stride
          for o in 0..<outWidth {
            let base = source + columns.first[o] * channels
            let w = o * columns.taps
            if channels == 3 {
              var r: Int32 = 0
              var g: Int32 = 0
              var b: Int32 = 0
              for k in 0..<columns.taps {
                let weight = weights[w + k]
                let p = base + k * 3
                r &+= weight &* Int32(input[p])
                g &+= weight &* Int32(input[p + 1])
                b &+= weight &* Int32(input[p + 2])
              }
              middle[target] = Int16(truncatingIfNeeded: (r &+ 128) >> 8)
              middle[target + 1] = Int16(truncatingIfNeeded: (g &+ 128) >> 8)
              middle[target + 2] = Int16(truncatingIfNeeded: (b &+ 128) >> 8)
            } else {
              var v: Int32 = 0
              for k in 0..<columns.taps { v &+= weights[w + k] &* Int32(input[base + k]) }
              middle[target] = Int16(truncatingIfNeeded: (v &+ 128) >> 8)
            }
            target += channels
          }
        }
      }
    }
  }
  var output = [UInt8](repeating: 0, count: outHeight * stride)
  var sums = [Int32](repeating: 0, count: stride)
  output.withUnsafeMutableBufferPointer { output in
    middle.withUnsafeBufferPointer { middle in
      sums.withUnsafeMutableBufferPointer { sums in
        for y in 0..<outHeight {
          for x in 0..<stride { sums[x] = 1 << 19 }
          for k in 0..<rows.taps {
            let weight = rows.weights[y * rows.taps + k]
            guard weight != 0 else { continue }
            let source = (rows.first[y] + k - firstRow) * stride
            for x in 0..<stride { sums[x] &+= weight &* Int32(middle[source + x]) }
          }
          let target = y * stride
          for x in 0..<stride { output[target + x] = UInt8(clamping: sums[x] >> 20) }
        }
      }
    }
  }
  return output
}

extension RGBImage {
  /// A picture of half the size, each pixel the mean of 2 × 2; an odd last row or column is dropped.
  public func halved() -> RGBImage {
    let outWidth = max(1, width / 2)
    let outHeight = max(1, height / 2)
    guard width > 1, height > 1 else { return self }
    var output = [UInt8](repeating: 0, count: outWidth * outHeight * 3)
    let stride = width * 3
    output.withUnsafeMutableBufferPointer { output in
      samples.withUnsafeBufferPointer { input in
        for y in 0..<outHeight {
          var top = 2 * y * stride
          var bottom = top + stride
          var target = y * outWidth * 3
          for _ in 0..<outWidth {
            for c in 0..<3 {
              let sum =
                UInt16(input[top + c]) &+ UInt16(input[top + c + 3]) &+ UInt16(input[bottom + c])
                &+ UInt16(input[bottom + c + 3])
              output[target + c] = UInt8(truncatingIfNeeded: (sum &+ 2) >> 2)
            }
            top += 6
            bottom += 6
            target += 3
          }
        }
      }
    }
    return RGBImage(width: outWidth, height: outHeight, samples: output)
  }

  /// A patch for a network: `width * height * 3` floats, rows from the top, r g b interleaved, each 8-bit sample
  /// bilinearly interpolated and mapped to `sample * gain + offset`. Outside the picture reads as black.
  /// - Parameter map: takes a position in the patch to a position in this picture. No anti-aliasing: halve first.
  public func patch(width outWidth: Int, height outHeight: Int, map: Affine, gain: Float, offset: Float)
    -> [Float]
  {
    var output = [Float](repeating: offset, count: outWidth * outHeight * 3)
    let (width, height) = (width, height)
    output.withUnsafeMutableBufferPointer { output in
      samples.withUnsafeBufferPointer { input in
        for row in 0..<outHeight {
          let start = map(Point(x: 0.5, y: Double(row) + 0.5))
          for column in 0..<outWidth {
            let px = start.x - 0.5 + Double(column) * map.a
            let py = start.y - 0.5 + Double(column) * map.c
            guard px > -1, py > -1, px < Double(width), py < Double(height) else { continue }
            // Both are above −1, so adding 1 makes truncation a floor.
            let x0 = Int(px + 1) - 1
            let y0 = Int(py + 1) - 1
            let fx = Float(px - Double(x0))
            let fy = Float(py - Double(y0))
            var (w00, w10) = ((1 - fx) * (1 - fy), fx * (1 - fy))
            var (w01, w11) = ((1 - fx) * fy, fx * fy)
            var (left, right, top, bottom) = (x0, x0 + 1, y0, y0 + 1)
            if left < 0 || top < 0 || right >= width || bottom >= height {
              if left < 0 { (left, w00, w01) = (0, 0, 0) }
              if right >= width { (right, w10, w11) = (width - 1, 0, 0) }
              if top < 0 { (top, w00, w10) = (0, 0, 0) }
              if bottom >= height { (bottom, w01, w11) = (height - 1, 0, 0) }
            }
            let i00 = (top * width + left) * 3
            let i10 = (top * width + right) * 3
            let i01 = (bottom * width + left) * 3
            let i11 = (bottom * width + right) * 3
            let target = (row * outWidth + column) * 3
            for c in 0..<3 {
              let value =
                w00 * Float(input[i00 + c]) + w10 * Float(input[i10 + c]) + w01 * Float(input[i01 + c])
                + w11 * Float(input[i11 + c])
              output[target + c] = value * gain + offset
            }
          }
        }
      }
    }
    return output
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
    var output = Plane(width: outWidth, height: outHeight)
    let sx = window.width / Double(outWidth)
    let sy = window.height / Double(outHeight)
    for y in 0..<outHeight {
      for x in 0..<outWidth {
        output[x, y] = value(
          at: Point(x: window.x + (Double(x) + 0.5) * sx, y: window.y + (Double(y) + 0.5) * sy))
      }
    }
    return output
  }
}
