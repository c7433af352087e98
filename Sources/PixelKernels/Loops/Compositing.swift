extension Loops {
  /// Pixels before a wall of one colour: alpha · pixel + (255 − alpha) · colour, over 255 and rounded.
  /// - Parameters:
  ///   - pixels, output: `count` of three channels; they may not overlap.
  ///   - alpha: one a pixel.
  ///   - red, green, blue: of the wall.
  public static func composite(
    _ pixels: UnsafePointer<UInt8>, _ alpha: UnsafePointer<UInt8>, _ count: Int, _ red: UInt8, _ green: UInt8,
    _ blue: UInt8, _ output: UnsafeMutablePointer<UInt8>
  ) {
    for i in 0..<count {
      let share = UInt32(alpha[i])
      output[3 &* i] = mixed(pixels[3 &* i], red, share)
      output[3 &* i &+ 1] = mixed(pixels[3 &* i &+ 1], green, share)
      output[3 &* i &+ 2] = mixed(pixels[3 &* i &+ 2], blue, share)
    }
  }

  @inline(__always)
  private static func mixed(_ sample: UInt8, _ wall: UInt8, _ share: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: (UInt32(sample) &* share &+ UInt32(wall) &* (255 &- share) &+ 127) / 255)
  }
}
