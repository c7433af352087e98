internal import Raster

enum ForegroundEstimation {
  /// How much the smooth colour counts against the equation where α is 0; nothing where it is 1. Chosen on
  /// idmatting_exact by the ΔE2000 of composites.
  private static let smoothWeight: Float = 0.1

  /// How far the person's own colours may lie from the smooth one towards the wall's, as a share of the way: before a
  /// coloured wall, whose colour on dark hair is seen at once, and before others, towards which highlights go as well.
  private static let tintBeforeColor: Float = 0.1
  private static let tintBeforeNeutral: Float = 0.35

  /// The person's own colour at each pixel: of all F with I = αF + (1 − α)B for the known B, the one nearest to
  /// the smooth colour of the certain person around, the equation held the more strictly the larger α is.
  /// Opaque pixels keep their colour, but for those of the rim; where α = 0 stands the smooth colour of the cell.
  /// - Parameter rim: pixels of the edge, whose colours may still hold some of the wall's.
  static func colors(
    image: RGBImage, alpha: [UInt8], rim: [Int], foreground: CellField<SIMD4<Float>>,
    background: CellField<SIMD4<Float>>
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
        for i in rim where alpha[i] > 0 {
          let (x, y) = (i % image.width, i / image.width)
          let (f, b) = (foreground[x, y], background[x, y])
          let own = samples.color(at: i)
          paint(i, RGB(rounding: own - (b - f) * excess(of: own, from: f, to: b)))
        }
      }
    }
    return result
  }

  /// How much farther towards the wall's colour `own` lies than the person's own colours may, as a share of the way.
  private static func excess(of own: SIMD4<Float>, from f: SIMD4<Float>, to b: SIMD4<Float>) -> Float {
    let way = b - f
    let most = WallModel.isNeutral(b) ? tintBeforeNeutral : tintBeforeColor
    return max(0, (own - f).colorProduct(way) / max(1, way.colorSquare) - most)
  }
}

extension RGB {
  /// The nearest colour that there is.
  @inline(__always)
  init(rounding color: SIMD4<Float>) {
    let c = color.limited + 0.5
    self.init(UInt8(c.x), UInt8(c.y), UInt8(c.z))
  }
}
