extension RGBImage {
  /// A patch seen through `map`, each of its pixels the mean of `oversampling`² samples spread evenly over it:
  /// choose about as many across as one patch pixel covers picture pixels. Single samples are interpolated
  /// bilinearly. The picture's edge is repeated outside.
  /// - Parameter map: takes a position in the patch to a position in this picture.
  public func aligned(width outWidth: Int, height outHeight: Int, map: Affine, oversampling: Int) -> RGBImage
  {
    var output = [UInt8](repeating: 0, count: outWidth * outHeight * 3)
    guard width > 0, height > 0 else { return RGBImage(width: outWidth, height: outHeight, samples: output) }
    let grid = SampleGrid(map: map, samplesPerPixel: max(1, oversampling))
    output.withUnsafeMutableBufferPointer { output in
      samples.withUnsafeBufferPointer { input in
        if oversampling <= 1 {
          interpolate(input, into: output, outWidth, outHeight, grid)
        } else {
          average(input, into: output, outWidth, outHeight, grid)
        }
      }
    }
    return RGBImage(width: outWidth, height: outHeight, samples: output)
  }

  /// Where samples lie in the picture, in 1/65536 pixels.
  private struct SampleGrid {
    let samplesPerPixel: Int
    /// The first sample of the first pixel.
    let startX: Int
    let startY: Int
    /// From one sample to the next one right, and to the next one down.
    let rightX: Int
    let rightY: Int
    let downX: Int
    let downY: Int

    init(map: Affine, samplesPerPixel n: Int) {
      let step = 65536 / Double(n)
      let first = map(Point(x: 0.5 / Double(n), y: 0.5 / Double(n)))
      samplesPerPixel = n
      (startX, startY) = (Int(first.x * 65536), Int(first.y * 65536))
      (rightX, rightY) = (Int(map.a * step), Int(map.c * step))
      (downX, downY) = (Int(map.b * step), Int(map.d * step))
    }
  }

  private func average(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, _ outWidth: Int,
    _ outHeight: Int, _ grid: SampleGrid
  ) {
    let n = grid.samplesPerPixel
    let count = n &* n
    let (right, bottom) = (width &- 1, height &- 1)
    for row in 0..<outHeight {
      for column in 0..<outWidth {
        var (red, green, blue) = (count / 2, count / 2, count / 2)
        for j in 0..<n {
          let (across, down) = (column &* n, row &* n &+ j)
          var x = grid.startX &+ across &* grid.rightX &+ down &* grid.downX
          var y = grid.startY &+ across &* grid.rightY &+ down &* grid.downY
          for _ in 0..<n {
            let k = (max(0, min(bottom, y >> 16)) &* width &+ max(0, min(right, x >> 16))) &* 3
            red &+= Int(input[k])
            green &+= Int(input[k &+ 1])
            blue &+= Int(input[k &+ 2])
            x &+= grid.rightX
            y &+= grid.rightY
          }
        }
        let target = (row &* outWidth &+ column) &* 3
        output[target] = UInt8(truncatingIfNeeded: red / count)
        output[target &+ 1] = UInt8(truncatingIfNeeded: green / count)
        output[target &+ 2] = UInt8(truncatingIfNeeded: blue / count)
      }
    }
  }

  private func interpolate(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, _ outWidth: Int,
    _ outHeight: Int, _ grid: SampleGrid
  ) {
    let (right, bottom) = (width &- 1, height &- 1)
    for row in 0..<outHeight {
      for column in 0..<outWidth {
        // From pixel centres to pixel indices.
        let x = grid.startX &+ column &* grid.rightX &+ row &* grid.downX &- 32768
        let y = grid.startY &+ column &* grid.rightY &+ row &* grid.downY &- 32768
        let (x0, y0) = (x >> 16, y >> 16)
        let (fx, fy) = ((x & 65535) >> 8, (y & 65535) >> 8)
        let (left, next) = (max(0, min(right, x0)), max(0, min(right, x0 &+ 1)))
        let (top, below) = (max(0, min(bottom, y0)), max(0, min(bottom, y0 &+ 1)))
        let target = (row &* outWidth &+ column) &* 3
        for c in 0..<3 {
          let upper =
            Int(input[(top &* width &+ left) &* 3 &+ c]) &* (256 &- fx)
            &+ Int(input[(top &* width &+ next) &* 3 &+ c]) &* fx
          let lower =
            Int(input[(below &* width &+ left) &* 3 &+ c]) &* (256 &- fx)
            &+ Int(input[(below &* width &+ next) &* 3 &+ c]) &* fx
          output[target &+ c] = UInt8(
            truncatingIfNeeded: (upper &* (256 &- fy) &+ lower &* fy &+ 32768) >> 16)
        }
      }
    }
  }
}
