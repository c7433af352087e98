public import Raster

extension Matte {
  /// The person before a plain wall of the given colour. Mixed as stored (sRGB), the way the matte was found.
  public func composited(over color: RGB) -> RGBImage {
    var result = foreground
    let back = [Int32(color.red), Int32(color.green), Int32(color.blue)]
    result.samples.withUnsafeMutableBufferPointer { samples in
      alpha.samples.withUnsafeBufferPointer { alpha in
        for i in alpha.indices where alpha[i] < 255 {
          let a = Int32(alpha[i])
          for c in 0..<3 {
            let mixed = Int32(samples[i * 3 + c]) * a + back[c] * (255 - a)
            samples[i * 3 + c] = UInt8(truncatingIfNeeded: (mixed + 127) / 255)
          }
        }
      }
    }
    return result
  }
}
