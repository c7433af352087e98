extension RGBImage {
  /// A patch seen through `map`, each of its pixels the mean of `oversampling`² samples spread evenly over it:
  /// choose about as many across as one patch pixel covers picture pixels. Single samples are interpolated
  /// bilinearly. The picture's edge is repeated outside.
  /// - Parameter map: takes a position in the patch to a position in this picture.
  public func aligned(width outWidth: Int, height outHeight: Int, map: Affine, oversampling: Int) -> RGBImage
  {
    var output = [UInt8](repeating: 0, count: outWidth * outHeight * 3)
    guard width > 0, height > 0 else { return RGBImage(width: outWidth, height: outHeight, samples: output) }
    output.withUnsafeMutableBufferPointer { output in
      samples.withUnsafeBufferPointer { input in
        if oversampling <= 1 {
          interpolate(input, into: output, outWidth, outHeight, map)
        } else {
          average(input, into: output, outWidth, outHeight, map, oversampling)
        }
      }
    }
    return RGBImage(width: outWidth, height: outHeight, samples: output)
  }

  private func average(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, _ outWidth: Int,
    _ outHeight: Int, _ map: Affine, _ n: Int
  ) {
    let step = 1 / Double(n)
    let count = n * n
    for row in 0..<outHeight {
      for column in 0..<outWidth {
        var (red, green, blue) = (0, 0, 0)
        for j in 0..<n {
          let start = map(
            Point(x: Double(column) + step / 2, y: Double(row) + (Double(j) + 0.5) * step))
          for i in 0..<n {
            let px = max(0, min(Double(width - 1), start.x + Double(i) * step * map.a))
            let py = max(0, min(Double(height - 1), start.y + Double(i) * step * map.c))
            let k = (Int(py) * width + Int(px)) * 3
            red += Int(input[k])
            green += Int(input[k + 1])
            blue += Int(input[k + 2])
          }
        }
        let target = (row * outWidth + column) * 3
        output[target] = UInt8((red + count / 2) / count)
        output[target + 1] = UInt8((green + count / 2) / count)
        output[target + 2] = UInt8((blue + count / 2) / count)
      }
    }
  }

  private func interpolate(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, _ outWidth: Int,
    _ outHeight: Int, _ map: Affine
  ) {
    for row in 0..<outHeight {
      for column in 0..<outWidth {
        let p = map(Point(x: Double(column) + 0.5, y: Double(row) + 0.5))
        let px = max(0, min(Double(width - 1), p.x - 0.5))
        let py = max(0, min(Double(height - 1), p.y - 0.5))
        let x0 = Int(px)
        let y0 = Int(py)
        let fx = Float(px - Double(x0))
        let fy = Float(py - Double(y0))
        let right = x0 + 1 < width ? 3 : 0
        let below = y0 + 1 < height ? width * 3 : 0
        let k = (y0 * width + x0) * 3
        let target = (row * outWidth + column) * 3
        for c in 0..<3 {
          let top = Float(input[k + c]) * (1 - fx) + Float(input[k + right + c]) * fx
          let bottom = Float(input[k + below + c]) * (1 - fx) + Float(input[k + below + right + c]) * fx
          output[target + c] = UInt8(top * (1 - fy) + bottom * fy + 0.5)
        }
      }
    }
  }
}
