internal import PixelKernels

extension RGBImage {
  /// The part of the picture inside `window` (input pixels, may reach outside: the edge is repeated) as a picture
  /// of `width` × `height`. sRGB values are averaged as they are stored.
  public func resampled(
    window: Rect, width: Int, height: Int, filter: ResamplingFilter = .lanczos3
  ) -> RGBImage {
    ImagePyramid(self).resampled(window: window, width: width, height: height, filter: filter)
  }

  /// See `resampled(window:width:height:filter:)`; always from this picture's own pixels. Rows first, then columns.
  func directlyResampled(
    window: Rect, width outWidth: Int, height outHeight: Int, filter: ResamplingFilter
  ) -> RGBImage {
    guard width > 0, height > 0, outWidth > 0, outHeight > 0 else {
      return RGBImage(width: 0, height: 0, samples: [])
    }
    let columns = ResamplingTaps(
      input: width, output: outWidth, origin: window.x, step: window.width / Double(outWidth), filter: filter)
    let rows = ResamplingTaps(
      input: height, output: outHeight, origin: window.y, step: window.height / Double(outHeight),
      filter: filter)
    let left = columns.first.min() ?? 0
    let used = min(width, (columns.first.max() ?? 0) + columns.taps) - left
    let first = columns.first.map { Int32($0 - left) }
    let pairs = columns.pairs
    // One pixel more, for the second of the last pair.
    var row = [SIMD4<Int16>](repeating: .zero, count: used + 1)
    let output = [UInt8](unsafeUninitializedCapacity: outWidth * outHeight * 3) { output, count in
      samples.withUnsafeBufferPointer { input in
        rows.weights.withUnsafeBufferPointer { weights in
          guard let input = input.baseAddress, let weights = weights.baseAddress,
            let output = output.baseAddress
          else { return }
          for y in 0..<outHeight {
            Kernels.weightRows(
              input + (rows.first[y] * width + left) * 3, width * 3, weights + y * rows.taps, rows.taps, &row,
              used)
            Kernels.weightColumns(
              row, first, pairs, pairs.count / outWidth, output + y * outWidth * 3, outWidth)
          }
        }
      }
      count = outWidth * outHeight * 3
    }
    return RGBImage(width: outWidth, height: outHeight, samples: output)
  }

  /// The whole picture at another size.
  public func resized(width: Int, height: Int, filter: ResamplingFilter = .lanczos3) -> RGBImage {
    resampled(window: size.bounds, width: width, height: height, filter: filter)
  }

  /// The whole picture at another size; itself where it has this size.
  public func resized(to size: Size) -> RGBImage {
    size == self.size ? self : resized(width: size.width, height: size.height)
  }
}

extension GrayImage {
  /// See `RGBImage.resampled(window:width:height:filter:)`, which does it.
  public func resampled(
    window: Rect, width outWidth: Int, height outHeight: Int, filter: ResamplingFilter = .triangle
  ) -> GrayImage {
    let color = RGBImage(width: width, height: height, samples: samples.flatMap { [$0, $0, $0] })
      .directlyResampled(window: window, width: outWidth, height: outHeight, filter: filter)
    return GrayImage(
      width: color.width, height: color.height,
      samples: stride(from: 0, to: color.samples.count, by: 3).map { color.samples[$0] })
  }
}
