extension RGBImage {
  /// A patch seen through `map`, each of its pixels the mean of `oversampling`² samples spread evenly over it:
  /// choose about as many across as one patch pixel covers picture pixels. Single samples are interpolated
  /// bilinearly. The picture's edge is repeated outside.
  /// - Parameter map: takes a position in the patch to a position in this picture.
  public func aligned(width outWidth: Int, height outHeight: Int, map: Affine, oversampling: Int) -> RGBImage
  {
    guard width > 0, height > 0 else {
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

    /// Whether all samples of a patch lie at least `margin` away from the right and bottom edges and from the left and
    /// top ones.
    func isInside(_ image: RGBImage, columns: Int, rows: Int, margin: Int) -> Bool {
      let (last, lowest) = (columns &* samplesPerPixel &- 1, rows &* samplesPerPixel &- 1)
      return [(0, 0), (last, 0), (0, lowest), (last, lowest)].allSatisfy { across, down in
        let x = startX &+ across &* rightX &+ down &* downX
        let y = startY &+ across &* rightY &+ down &* downY
        return x >> 16 >= margin && y >> 16 >= margin && x >> 16 < image.width &- margin
          && y >> 16 < image.height &- margin
      }
    }
  }

  private func average(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, _ outWidth: Int,
    _ outHeight: Int, _ grid: SampleGrid
  ) {
    let n = grid.samplesPerPixel
    let count = n &* n
    /// For dividing by `count`: exact below 2⁴⁴ / `count`.
    let share = (1 << 44) / count &+ 1
    let isInside = grid.isInside(self, columns: outWidth, rows: outHeight, margin: 0)
    let (right, bottom) = (width &- 1, height &- 1)
    var target = 0
    for row in 0..<outHeight {
      for column in 0..<outWidth {
        var (red, green, blue) = (count / 2, count / 2, count / 2)
        for j in 0..<n {
          let (across, down) = (column &* n, row &* n &+ j)
          var x = grid.startX &+ across &* grid.rightX &+ down &* grid.downX
          var y = grid.startY &+ across &* grid.rightY &+ down &* grid.downY
          for _ in 0..<n {
            let k =
              isInside
              ? ((y >> 16) &* width &+ (x >> 16)) &* 3
              : (max(0, min(bottom, y >> 16)) &* width &+ max(0, min(right, x >> 16))) &* 3
            red &+= Int(input[k])
            green &+= Int(input[k &+ 1])
            blue &+= Int(input[k &+ 2])
            x &+= grid.rightX
            y &+= grid.rightY
          }
        }
        output[target] = UInt8(truncatingIfNeeded: (red &* share) >> 44)
        output[target &+ 1] = UInt8(truncatingIfNeeded: (green &* share) >> 44)
        output[target &+ 2] = UInt8(truncatingIfNeeded: (blue &* share) >> 44)
        target &+= 3
      }
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
        let (top, below) = (max(0, min(bottom, y0)) &* width &* 3, max(0, min(bottom, y0 &+ 1)) &* width &* 3)
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
