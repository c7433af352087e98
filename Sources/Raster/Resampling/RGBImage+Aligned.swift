extension RGBImage {
  /// A patch seen through `map`, each of its pixels the mean of `oversampling`² samples spread evenly over it:
  /// choose about as many across as one patch pixel covers picture pixels. Single samples are interpolated
  /// bilinearly. The picture's edge is repeated outside.
  /// - Parameter map: takes a position in the patch to a position in this picture.
  public func aligned(width outWidth: Int, height outHeight: Int, map: Affine, oversampling: Int) -> RGBImage
  {
    guard width > 0, height > 0, outWidth > 0, outHeight > 0 else {
      return RGBImage(width: outWidth, height: outHeight, filledWith: RGB(0, 0, 0))
    }
    let grid = SampleGrid(map: map, samplesPerPixel: max(1, oversampling))
    let output = [UInt8](unsafeUninitializedCapacity: outWidth * outHeight * 3) { output, count in
      samples.withUnsafeBufferPointer { input in
        if oversampling <= 1 {
          interpolate(input, into: output, outWidth, outHeight, grid)
        } else {
          average(input, into: output, outWidth, outHeight, grid)
        }
      }
      count = outWidth * outHeight * 3
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

    /// Whether a line of `count` samples that begins here lies in the picture.
    func isInside(_ image: RGBImage, x: Int, y: Int, count: Int) -> Bool {
      let (endX, endY) = (x &+ (count &- 1) &* rightX, y &+ (count &- 1) &* rightY)
      return min(x, endX) >= 0 && min(y, endY) >= 0 && max(x, endX) >> 16 < image.width
        && max(y, endY) >> 16 < image.height
    }
  }

  private func average(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, _ outWidth: Int,
    _ outHeight: Int, _ grid: SampleGrid
  ) {
    let n = grid.samplesPerPixel
    let count = n &* n
    /// Of a division by `count`: exact for numbers below 2⁴⁴ / `count`.
    let reciprocal = (1 << 44) / count &+ 1
    var sums = [Int](repeating: count / 2, count: outWidth * 3)
    sums.withUnsafeMutableBufferPointer { sums in
      for row in 0..<outHeight {
        for line in row * n..<(row + 1) * n {
          let (x, y) = (grid.startX &+ line &* grid.downX, grid.startY &+ line &* grid.downY)
          switch grid.isInside(self, x: x, y: y, count: outWidth &* n) ? n : 0 {
          case 2: addLine(of: input, to: sums, grid, x, y, samplesPerPixel: 2, isInside: true)
          case 3: addLine(of: input, to: sums, grid, x, y, samplesPerPixel: 3, isInside: true)
          case 0: addLine(of: input, to: sums, grid, x, y, samplesPerPixel: n, isInside: false)
          default: addLine(of: input, to: sums, grid, x, y, samplesPerPixel: n, isInside: true)
          }
        }
        let target = row * sums.count
        for i in 0..<sums.count {
          output[target &+ i] = UInt8(truncatingIfNeeded: (sums[i] &* reciprocal) >> 44)
          sums[i] = count / 2
        }
      }
    }
  }

  /// Adds the samples of a line that begins at (x, y) to the sums of the row's channels.
  @inline(__always)
  private func addLine(
    of input: UnsafeBufferPointer<UInt8>, to sums: UnsafeMutableBufferPointer<Int>, _ grid: SampleGrid,
    _ x: Int, _ y: Int, samplesPerPixel n: Int, isInside: Bool
  ) {
    var (x, y) = (x, y)
    for target in stride(from: 0, to: sums.count, by: 3) {
      var (red, green, blue) = (sums[target], sums[target &+ 1], sums[target &+ 2])
      for _ in 0..<n {
        var (column, row) = (x >> 16, y >> 16)
        if !isInside {
          (column, row) = (max(0, min(width &- 1, column)), max(0, min(height &- 1, row)))
        }
        let i = (row &* width &+ column) &* 3
        red &+= Int(input[i])
        green &+= Int(input[i &+ 1])
        blue &+= Int(input[i &+ 2])
        x &+= grid.rightX
        y &+= grid.rightY
      }
      (sums[target], sums[target &+ 1], sums[target &+ 2]) = (red, green, blue)
    }
  }

  private func interpolate(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, _ outWidth: Int,
    _ outHeight: Int, _ grid: SampleGrid
  ) {
    let (right, bottom) = (width &- 1, height &- 1)
    var target = 0
    for row in 0..<outHeight {
      for column in 0..<outWidth {
        // From pixel centres to pixel indices.
        let x = grid.startX &+ column &* grid.rightX &+ row &* grid.downX &- 32768
        let y = grid.startY &+ column &* grid.rightY &+ row &* grid.downY &- 32768
        let (x0, y0) = (x >> 16, y >> 16)
        let (fx, fy) = ((x & 65535) >> 8, (y & 65535) >> 8)
        let (left, next) = (max(0, min(right, x0)) &* 3, max(0, min(right, x0 &+ 1)) &* 3)
        let (top, below) = (
          max(0, min(bottom, y0)) &* width &* 3, max(0, min(bottom, y0 &+ 1)) &* width &* 3
        )
        let (w00, w10) = ((256 &- fx) &* (256 &- fy), fx &* (256 &- fy))
        let (w01, w11) = ((256 &- fx) &* fy, fx &* fy)
        for c in 0..<3 {
          let value =
            Int(input[top &+ left &+ c]) &* w00 &+ Int(input[top &+ next &+ c]) &* w10
            &+ Int(input[below &+ left &+ c]) &* w01 &+ Int(input[below &+ next &+ c]) &* w11
          output[target &+ c] = UInt8(truncatingIfNeeded: (value &+ 32768) >> 16)
        }
        target &+= 3
      }
    }
  }
}
