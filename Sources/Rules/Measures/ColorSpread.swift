internal import Raster

/// How much colour a part of a picture holds beyond what its lightness alone predicts.
///
/// In a black-and-white picture, and in one that was merely tinted (sepia, cyanotype), all pixels of one lightness
/// have one colour. In a colour picture of a face they differ: skin, lips, eyes and hair have colours of their own.
enum ColorSpread {
  /// Lightness classes of L* = 2 each.
  private static let classes = 50
  private static let classWidth = 2.0
  /// Standard deviation of L* that even a flat picture is taken to have.
  private static let leastContrast = 6.0
  /// Cells of a class with fewer have no mean to speak of.
  private static let leastCells = 4.0
  /// Across and down the region.
  private static let cells = (columns: 32, rows: 40)

  /// Root mean square distance in a*b* between cells and the mean of the cells as light as they are, over the
  /// standard deviation of L*: an underexposed or pale picture has less of both. At least `leastContrast` counts
  /// as that, so that the noise of a flat picture stays small.
  /// - Parameter region: in pixels; what lies in its inscribed ellipse counts, reduced to cells of 1/32 × 1/40 first,
  ///   which averages noise and chroma blocks away.
  static func measure(_ image: RGBImage, inEllipseOf region: Rect) -> Double {
    let cells = reduced(image, to: region)
    var count = [Double](repeating: 0, count: classes + 1)
    var sumA = count
    var sumB = count
    var squares = count
    var lightness = 0.0
    var lightnessSquares = 0.0
    var all = 0.0
    for y in 0..<cells.height {
      for x in 0..<cells.width {
        let dx = (Double(x) + 0.5) / Double(cells.width) * 2 - 1
        let dy = (Double(y) + 0.5) / Double(cells.height) * 2 - 1
        guard dx * dx + dy * dy <= 1 else { continue }
        let lab = Lab(cells[x, y])
        let k = min(classes, max(0, Int(lab.l / classWidth)))
        lightness += lab.l
        lightnessSquares += lab.l * lab.l
        all += 1
        count[k] += 1
        sumA[k] += lab.a
        sumB[k] += lab.b
        squares[k] += lab.a * lab.a + lab.b * lab.b
      }
    }
    var residual = 0.0
    var total = 0.0
    for k in 0...classes where count[k] >= leastCells {
      residual += squares[k] - (sumA[k] * sumA[k] + sumB[k] * sumB[k]) / count[k]
      total += count[k]
    }
    guard total > 0 else { return 0 }
    let mean = lightness / all
    let contrast = max(0, lightnessSquares / all - mean * mean).squareRoot()
    return (max(0, residual) / total).squareRoot() / max(leastContrast, contrast)
  }

  /// The cells of a region, of no more of the picture than they need: the whole would be halved for them.
  private static func reduced(_ image: RGBImage, to region: Rect) -> RGBImage {
    let (columns, rows) = cells
    let reach = 2 * max(region.width / Double(columns), region.height / Double(rows))
    /// Where the halves of the part are those of the picture.
    let grid = 64
    func span(_ low: Double, _ high: Double) -> Range<Int> {
      let first = Int(max(0, low - reach)) / grid * grid
      return first..<max(first, (Int(max(0, high + reach)) / grid + 1) * grid)
    }
    let (across, down) = (span(region.x, region.maxX), span(region.y, region.maxY))
    let window = Rect(
      x: region.x - Double(across.lowerBound), y: region.y - Double(down.lowerBound), width: region.width,
      height: region.height)
    return image.part(columns: across, rows: down).resampled(
      window: window, width: columns, height: rows, filter: .triangle)
  }
}
