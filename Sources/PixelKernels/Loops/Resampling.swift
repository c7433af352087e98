extension Loops {
  /// The first pass of a separable resampler, for one row of the output: the weighted sum of `taps` rows of three
  /// channels.
  /// - Parameters:
  ///   - rows: the first of them; each begins `stride` samples after the one before.
  ///   - weights: one a row, of 14 fractional bits.
  ///   - output: `count` pixels of which six fractional bits are kept; the fourth lanes are noise.
  public static func weightRows(
    _ rows: UnsafePointer<UInt8>, _ stride: Int, _ weights: UnsafePointer<Int16>, _ taps: Int,
    _ output: UnsafeMutablePointer<SIMD4<Int16>>, _ count: Int
  ) {
    var x = 0
    while x &+ 8 <= count {
      weightEightPixels(rows + 3 &* x, stride, weights, taps, output + x)
      x &+= 8
    }
    while x < count {
      for c in 0..<3 {
        var sum: Int32 = 128
        for k in 0..<taps { sum &+= Int32(weights[k]) &* Int32(rows[k &* stride &+ 3 &* x &+ c]) }
        output[x][c] = Int16(truncatingIfNeeded: sum >> 8)
      }
      x &+= 1
    }
  }

  @inline(__always)
  private static func weightEightPixels(
    _ rows: UnsafePointer<UInt8>, _ stride: Int, _ weights: UnsafePointer<Int16>, _ taps: Int,
    _ output: UnsafeMutablePointer<SIMD4<Int16>>
  ) {
    let rounding = SIMD8<Int32>(repeating: 128)
    var (first, second, third) = (rounding, rounding, rounding)
    var row = UnsafeRawPointer(rows)
    for k in 0..<taps {
      let weight = Int32(weights[k])
      first &+= eightSamples(row) &* weight
      second &+= eightSamples(row + 8) &* weight
      third &+= eightSamples(row + 16) &* weight
      row += stride
    }
    let a = SIMD8<Int16>(truncatingIfNeeded: first &>> 8)
    let b = SIMD8<Int16>(truncatingIfNeeded: second &>> 8)
    let c = SIMD8<Int16>(truncatingIfNeeded: third &>> 8)
    output[0] = SIMD4(a[0], a[1], a[2], 0)
    output[1] = SIMD4(a[3], a[4], a[5], 0)
    output[2] = SIMD4(a[6], a[7], b[0], 0)
    output[3] = SIMD4(b[1], b[2], b[3], 0)
    output[4] = SIMD4(b[4], b[5], b[6], 0)
    output[5] = SIMD4(b[7], c[0], c[1], 0)
    output[6] = SIMD4(c[2], c[3], c[4], 0)
    output[7] = SIMD4(c[5], c[6], c[7], 0)
  }

  @inline(__always)
  private static func eightSamples(_ samples: UnsafeRawPointer) -> SIMD8<Int32> {
    SIMD8(truncatingIfNeeded: samples.loadUnaligned(as: SIMD8<UInt8>.self))
  }

  /// The second pass, for one row: each pixel is the weighted sum of 2 · `pairs` pixels.
  /// - Parameters:
  ///   - row: what `weightRows` made.
  ///   - first: of each pixel of the output the first pixel of the row that counts.
  ///   - weights: `pairs` a pixel of the output, each the weight of one pixel of the row four times and that of the next
  ///     four times, of 14 fractional bits.
  ///   - output: `count` pixels of three channels.
  public static func weightColumns(
    _ row: UnsafePointer<SIMD4<Int16>>, _ first: UnsafePointer<Int32>, _ weights: UnsafePointer<SIMD8<Int16>>,
    _ pairs: Int, _ output: UnsafeMutablePointer<UInt8>, _ count: Int
  ) {
    guard count > 0 else { return }
    let last = count &- 1
    for x in 0..<last {
      let pixel = weightedPixel(row + Int(first[x]), weights + x &* pairs, pairs)
      // The fourth sample is noise, which the next pixel overwrites.
      UnsafeMutableRawPointer(output + 3 &* x).storeBytes(of: pixel, as: SIMD4<UInt8>.self)
    }
    let pixel = weightedPixel(row + Int(first[last]), weights + last &* pairs, pairs)
    for c in 0..<3 { output[3 &* last &+ c] = pixel[c] }
  }

  @inline(__always)
  private static func weightedPixel(
    _ pixels: UnsafePointer<SIMD4<Int16>>, _ weights: UnsafePointer<SIMD8<Int16>>, _ pairs: Int
  ) -> SIMD4<UInt8> {
    var sums = SIMD8<Int32>(lowHalf: SIMD4(repeating: 1 << 19), highHalf: .zero)
    var pixel = UnsafeRawPointer(pixels)
    for k in 0..<pairs {
      let samples = pixel.loadUnaligned(as: SIMD8<Int16>.self)
      sums &+= SIMD8<Int32>(truncatingIfNeeded: samples) &* SIMD8<Int32>(truncatingIfNeeded: weights[k])
      pixel += 16
    }
    var sum = (sums.lowHalf &+ sums.highHalf) &>> 20
    sum.replace(with: 0, where: sum .< 0)
    sum.replace(with: 255, where: sum .> 255)
    return SIMD4<UInt8>(truncatingIfNeeded: sum)
  }
}
