internal import Raster

enum ForegroundEstimation {
  /// How much the smooth colour counts against the equation where α is 0; nothing where it is 1. Chosen on
  /// idmatting_exact by the ΔE2000 of composites.
  private static let smoothWeight: Float = 0.1

  /// The person's own colour at each pixel: of all F with I = αF + (1 − α)B for the known B, the one nearest to
  /// the smooth colour of the certain person around, the equation held the more strictly the larger α is.
  /// Opaque pixels keep their colour; where α = 0 stands the smooth colour of the cell.
  static func colors(
    image: RGBImage, alpha: [UInt8], foreground: CellField<SIMD4<Float>>, background: CellField<SIMD4<Float>>
  ) -> RGBImage {
    let smooth = foreground.values.map(RGB.init(rounding:))
    var result = image
    result.samples.withUnsafeMutableBufferPointer { samples in
      alpha.withUnsafeBytes { alpha in
        func paint(_ i: Int, _ color: RGB) {
          samples[i * 3] = color.red
          samples[i * 3 + 1] = color.green
          samples[i * 3 + 2] = color.blue
        }
        for y in 0..<image.height {
          for left in stride(from: 0, to: image.width, by: CellGrid.step) {
            let cell = y / CellGrid.step * foreground.width + left / CellGrid.step
            let start = y * image.width + left
            let end = start + min(CellGrid.step, image.width - left)
            if end - start == CellGrid.step {
              let four = alpha.loadUnaligned(fromByteOffset: start, as: UInt32.self)
              if four == .max { continue }
              if four == 0 {
                for i in start..<end { paint(i, smooth[cell]) }
                continue
              }
            }
            for i in start..<end where alpha[i] < 255 {
              guard alpha[i] > 0 else {
                paint(i, smooth[cell])
                continue
              }
              let x = left + i - start
              let a = Float(alpha[i]) / 255
              let f = foreground[x, y]
              let gain = a / (a * a + smoothWeight * (1 - a))
              let rest = samples.color(at: i) - f * a - background[x, y] * (1 - a)
              paint(i, RGB(rounding: f + rest * gain))
            }
          }
        }
      }
    }
    return result
  }
}

extension RGB {
  /// The nearest colour that there is.
  @inline(__always)
  fileprivate init(rounding color: SIMD4<Float>) {
    let c = color.limited + 0.5
    self.init(UInt8(c.x), UInt8(c.y), UInt8(c.z))
  }
}
