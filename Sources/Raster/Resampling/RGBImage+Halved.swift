internal import PixelKernels

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
          Kernels.halve(top, top + stride, outWidth, output + y * outWidth * 3)
        }
      }
      count = outWidth * outHeight * 3
    }
    return RGBImage(width: outWidth, height: outHeight, samples: output)
  }
}
