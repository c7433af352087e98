internal import Raster

enum ForegroundEstimation {
  /// The person's own colour at each pixel: of all F with I = αF + (1 − α)B for the known B, the one nearest to
  /// the smooth colour of the certain person around, the equation held the more strictly the larger α is.
  /// Opaque pixels keep their colour; where α = 0 stands the smooth colour of the cell.
  static func colors(image: RGBImage, alpha: [UInt8], foreground: CellField, background: CellField)
    -> RGBImage
  {
    var result = image
    let width = image.width
    result.samples.withUnsafeMutableBufferPointer { samples in
      foreground.values.withUnsafeBufferPointer { persons in
        background.values.withUnsafeBufferPointer { walls in
          for y in 0..<image.height {
            for x in 0..<width {
              let i = y * width + x
              guard alpha[i] < 255 else { continue }
              if alpha[i] == 0 {
                let f = persons[(y / CellField.step) * foreground.width + x / CellField.step]
                for c in 0..<3 { samples[i * 3 + c] = UInt8(max(0, min(255, f[c] + 0.5))) }
                continue
              }
              let a = Float(alpha[i]) / 255
              let f = CellField.value(
                persons, width: foreground.width, height: foreground.height, x: x, y: y)
              let b = CellField.value(walls, width: background.width, height: background.height, x: x, y: y)
              let p = i * 3
              let c = SIMD4(Float(samples[p]), Float(samples[p + 1]), Float(samples[p + 2]), 0)
              let gain = a / (a * a + 0.1 * (1 - a))
              var color = f + (c - f * a - b * (1 - a)) * gain
              color.clamp(lowerBound: .zero, upperBound: SIMD4(repeating: 255))
              samples[i * 3] = UInt8(color.x + 0.5)
              samples[i * 3 + 1] = UInt8(color.y + 0.5)
              samples[i * 3 + 2] = UInt8(color.z + 0.5)
            }
          }
        }
      }
    }
    return result
  }
}
