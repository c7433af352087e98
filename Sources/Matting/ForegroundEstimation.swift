internal import Raster

enum ForegroundEstimation {
  /// The person's own colour at each pixel: of all F with I = αF + (1 − α)B for the known B, the one nearest to
  /// the smooth colour of the certain person around, the equation held the more strictly the larger α is.
  /// Opaque pixels keep their colour; where α = 0 stands the smooth colour of the cell.
  static func colors(
    image: RGBImage, alpha: [UInt8], foreground: CellField<SIMD4<Float>>, background: CellField<SIMD4<Float>>
  ) -> RGBImage {
    let smooth = foreground.values.map(RGB.init(rounding:))
    var result = image
    result.samples.withUnsafeMutableBufferPointer { samples in
      alpha.withUnsafeBufferPointer { alpha in
        for y in 0..<image.height {
          for x in 0..<image.width where alpha[y * image.width + x] < 255 {
            let i = y * image.width + x
            var color = smooth[y / CellGrid.step * foreground.width + x / CellGrid.step]
            if alpha[i] > 0 {
              let a = Float(alpha[i]) / 255
              let f = foreground[x, y]
              let gain = a / (a * a + 0.1 * (1 - a))
              color = RGB(rounding: f + (image.color(at: i) - f * a - background[x, y] * (1 - a)) * gain)
            }
            samples[i * 3] = color.red
            samples[i * 3 + 1] = color.green
            samples[i * 3 + 2] = color.blue
          }
        }
      }
    }
    return result
  }
}

extension RGB {
  /// The nearest colour that there is.
  fileprivate init(rounding color: SIMD4<Float>) {
    let c = color.limited + 0.5
    self.init(UInt8(c.x), UInt8(c.y), UInt8(c.z))
  }
}
