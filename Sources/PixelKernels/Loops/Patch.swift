extension Loops {
  /// `count` pixels along a straight line through a picture of three channels: bilinear with weights of 8 fractional
  /// bits, each sample times `gain` plus `offset`. Outside the picture reads as black.
  /// - Parameters:
  ///   - start: the first place in pixel indices (a pixel's centre is its index).
  ///   - step: from each place to the next.
  public static func patchRow(
    _ samples: UnsafePointer<UInt8>, _ size: (width: Int, height: Int), _ start: (x: Double, y: Double),
    _ step: (x: Double, y: Double), _ count: Int, _ gain: Float, _ offset: Float,
    _ output: UnsafeMutablePointer<Float>
  ) {
    let line = Line(
      samples: samples, width: size.width, height: size.height, x: start.x, y: start.y, stepX: step.x,
      stepY: step.y)
    let scale = gain / 65536
    let last = count &- 1
    guard last >= 0 else { return }
    if line.isInside(0), line.isInside(last) {
      for column in 0..<last {
        // The fourth sample is noise, which the next pixel overwrites.
        UnsafeMutableRawPointer(output + 3 &* column)
          .storeBytes(of: sampleInside(line, column, scale, offset), as: SIMD4<Float>.self)
      }
      let value = sampleInside(line, last, scale, offset)
      for c in 0..<3 { output[3 &* last &+ c] = value[c] }
    } else {
      for column in 0...last { sampleAnywhere(line, column, scale, offset, output + 3 &* column) }
    }
  }

  @inline(__always)
  private static func sampleInside(_ line: Line, _ column: Int, _ scale: Float, _ offset: Float) -> SIMD4<
    Float
  > {
    let p = line.place(column)
    let (left, upper) = (Int32(p.x), Int32(p.y))
    let fx = Int32((p.x - Double(left)) * 256)
    let fy = Int32((p.y - Double(upper)) * 256)
    let top = UnsafeRawPointer(line.samples + (Int(upper) &* line.width &+ Int(left)) &* 3)
    let bottom = top + line.width &* 3
    let above = pixel(top) &* (256 &- fx) &+ pixel(top + 3) &* fx
    let below = pixel(bottom) &* (256 &- fx) &+ pixel(bottom + 3) &* fx
    return SIMD4<Float>(above &* (256 &- fy) &+ below &* fy) * scale + offset
  }

  @inline(__always)
  private static func sampleAnywhere(
    _ line: Line, _ column: Int, _ scale: Float, _ offset: Float, _ output: UnsafeMutablePointer<Float>
  ) {
    let (width, height) = (line.width, line.height)
    let p = line.place(column)
    guard p.x > -1, p.y > -1, p.x < Double(width), p.y < Double(height) else {
      for c in 0..<3 { output[c] = offset }
      return
    }
    // Both are above −1, so adding 1 makes truncation a floor.
    let (left, upper) = (Int(p.x + 1) &- 1, Int(p.y + 1) &- 1)
    let fx = Int32((p.x - Double(left)) * 256)
    let fy = Int32((p.y - Double(upper)) * 256)
    let (weightLeft, weightRight) = (left < 0 ? 0 : 256 &- fx, left &+ 1 < width ? fx : 0)
    let (weightUpper, weightLower) = (upper < 0 ? 0 : 256 &- fy, upper &+ 1 < height ? fy : 0)
    let top = line.samples + max(0, upper) &* width &* 3
    let bottom = line.samples + min(upper &+ 1, height &- 1) &* width &* 3
    let (from, to) = (max(0, left) &* 3, min(left &+ 1, width &- 1) &* 3)
    for c in 0..<3 {
      let above = weightLeft &* Int32(top[from &+ c]) &+ weightRight &* Int32(top[to &+ c])
      let below = weightLeft &* Int32(bottom[from &+ c]) &+ weightRight &* Int32(bottom[to &+ c])
      output[c] = Float(above &* weightUpper &+ below &* weightLower) * scale + offset
    }
  }

  /// A pixel's three samples and the byte behind them.
  @inline(__always)
  private static func pixel(_ samples: UnsafeRawPointer) -> SIMD4<Int32> {
    SIMD4(truncatingIfNeeded: samples.loadUnaligned(as: SIMD4<UInt8>.self))
  }

  private struct Line {
    let samples: UnsafePointer<UInt8>
    let width: Int
    let height: Int
    /// The first place in pixel indices (a pixel's centre is its index), and from each place to the next.
    let x: Double
    let y: Double
    let stepX: Double
    let stepY: Double

    @inline(__always)
    func place(_ column: Int) -> (x: Double, y: Double) {
      (x + Double(column) * stepX, y + Double(column) * stepY)
    }

    /// Whether a place has four pixels around it, none of them in the last row, behind which there may be no byte.
    @inline(__always)
    func isInside(_ column: Int) -> Bool {
      let p = place(column)
      return p.x >= 0 && p.y >= 0 && p.x < Double(width) - 1 && p.y < Double(height) - 2
    }
  }
}
