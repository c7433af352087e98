internal import PixelKernels
public import Raster

extension Matte {
  /// The person before a plain wall of the given colour. Mixed as stored (sRGB), the way the matte was found.
  public func composited(over color: RGB) -> RGBImage {
    let samples = [UInt8](unsafeUninitializedCapacity: foreground.samples.count) { output, count in
      if let output = output.baseAddress {
        Kernels.composite(
          foreground.samples, alpha.samples, alpha.samples.count, color.red, color.green, color.blue, output)
      }
      count = foreground.samples.count
    }
    return RGBImage(width: alpha.width, height: alpha.height, samples: samples)
  }
}
