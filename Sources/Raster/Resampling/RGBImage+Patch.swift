internal import PixelKernels

extension RGBImage {
  /// A patch for a network: `width * height * 3` floats, rows from the top, r g b interleaved, each 8-bit sample
  /// bilinearly interpolated and mapped to `sample * gain + offset`. Outside the picture reads as black.
  /// - Parameter map: takes a position in the patch to a position in this picture. No anti-aliasing: halve first.
  public func patch(width outWidth: Int, height outHeight: Int, map: Affine, gain: Float, offset: Float)
    -> [Float]
  {
    let count = outWidth * outHeight * 3
    return [Float](unsafeUninitializedCapacity: count) { output, initialized in
      samples.withUnsafeBufferPointer { input in
        guard let input = input.baseAddress, let output = output.baseAddress else { return }
        for row in 0..<outHeight {
          // From pixel centres to pixel indices.
          let start = map(Point(x: 0.5, y: Double(row) + 0.5)) - Point(x: 0.5, y: 0.5)
          Kernels.patchRow(
            input, (width, height), (start.x, start.y), (map.a, map.c), outWidth, gain, offset,
            output + row * outWidth * 3)
        }
      }
      initialized = count
    }
  }
}
