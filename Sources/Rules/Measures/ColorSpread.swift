internal import Raster

/// How much colour a part of a picture holds beyond what its lightness alone predicts.
///
/// In a black-and-white picture, and in one that was merely tinted (sepia, cyanotype), all pixels of one lightness
/// have one colour. In a colour picture of a face they differ: skin, lips, eyes and hair have colours of their own.
enum ColorSpread {
  /// Lightness classes of L* = 2 each.
  private static let classes = 50

  /// Root mean square distance in a*b* between cells and the mean of the cells as light as they are.
  /// - Parameter region: in pixels; reduced to 32 × 40 cells first, which averages noise and chroma blocks away.
  static func measure(_ image: RGBImage, in region: Rect) -> Double {
    let cells = image.resampled(window: region, width: 32, height: 40, filter: .triangle)
    var count = [Double](repeating: 0, count: classes + 1)
    var sumA = count
    var sumB = count
    var squares = count
    for y in 0..<cells.height {
      for x in 0..<cells.width {
        let lab = Lab(cells[x, y])
        let k = min(classes, max(0, Int(lab.l / 2)))
        count[k] += 1
        sumA[k] += lab.a
        sumB[k] += lab.b
        squares[k] += lab.a * lab.a + lab.b * lab.b
      }
    }
    var residual = 0.0
    var total = 0.0
    for k in 0...classes where count[k] >= 4 {
      residual += squares[k] - (sumA[k] * sumA[k] + sumB[k] * sumB[k]) / count[k]
      total += count[k]
    }
    return total > 0 ? (max(0, residual) / total).squareRoot() : 0
  }
}
