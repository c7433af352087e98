internal import Raster

extension RGBImage {
  /// Of each channel over a rectangle inside the picture.
  func sum(_ xs: Range<Int>, _ ys: Range<Int>) -> SIMD3<Int> {
    samples.withUnsafeBufferPointer { samples in
      var (red, green, blue) = (0, 0, 0)
      for y in ys {
        for i in stride(from: (y * width + xs.lowerBound) * 3, to: (y * width + xs.upperBound) * 3, by: 3) {
          red &+= Int(samples[i])
          green &+= Int(samples[i &+ 1])
          blue &+= Int(samples[i &+ 2])
        }
      }
      return SIMD3(red, green, blue)
    }
  }

  /// Mean of what of a square lies in the picture; black where nothing does.
  func meanColor(x: Int, y: Int, side: Int) -> RGB {
    let (xs, ys) = ((x..<x + side).clamped(to: 0..<width), (y..<y + side).clamped(to: 0..<height))
    guard !xs.isEmpty, !ys.isEmpty else { return RGB(0, 0, 0) }
    let mean = sum(xs, ys) / SIMD3(repeating: xs.count * ys.count)
    return RGB(UInt8(mean.x), UInt8(mean.y), UInt8(mean.z))
  }
}
