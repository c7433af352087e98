extension Loops {
  /// The rounded means of 2 × 2 pixels of three channels.
  /// - Parameters:
  ///   - top, bottom: two rows of twice `width` pixels.
  ///   - output: a row of `width` pixels.
  public static func halve(
    _ top: UnsafePointer<UInt8>, _ bottom: UnsafePointer<UInt8>, _ width: Int,
    _ output: UnsafeMutablePointer<UInt8>
  ) {
    var (upper, lower) = (UnsafeRawPointer(top), UnsafeRawPointer(bottom))
    var target = UnsafeMutableRawPointer(output)
    var left = width
    // Two means at a time: loads reach 4 samples beyond their four pixels, stores 2 beyond their two.
    while left >= 4 {
      let sums =
        neighbours(upper.loadUnaligned(as: SIMD16<UInt8>.self))
        &+ neighbours(lower.loadUnaligned(as: SIMD16<UInt8>.self))
      target.storeBytes(of: SIMD8<UInt8>(truncatingIfNeeded: (sums &+ 2) &>> 2), as: SIMD8<UInt8>.self)
      (upper, lower, target, left) = (upper + 12, lower + 12, target + 6, left &- 2)
    }
    for i in 3 &* (width &- left)..<3 &* width {
      let (pixel, channel) = i.quotientAndRemainder(dividingBy: 3)
      let source = 6 &* pixel &+ channel
      let sum =
        UInt16(top[source]) &+ UInt16(top[source &+ 3]) &+ UInt16(bottom[source])
        &+ UInt16(bottom[source &+ 3])
      output[i] = UInt8(truncatingIfNeeded: (sum &+ 2) >> 2)
    }
  }

  /// The sums of the first and second and of the third and fourth pixel of a row; the last two lanes are noise.
  @inline(__always)
  private static func neighbours(_ p: SIMD16<UInt8>) -> SIMD8<UInt16> {
    // One shuffle that keeps every lane: picked one by one, they would be loaded one by one.
    let sorted = SIMD16(
      p[0], p[1], p[2], p[6], p[7], p[8], p[12], p[13], p[3], p[4], p[5], p[9], p[10], p[11], p[14], p[15])
    return SIMD8(truncatingIfNeeded: sorted.lowHalf) &+ SIMD8(truncatingIfNeeded: sorted.highHalf)
  }
}
