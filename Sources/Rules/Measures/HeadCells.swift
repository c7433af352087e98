internal import Portrait
internal import Raster

/// What a part of the head looks like, for telling masks from skin: colour against the skin under the eyes, which no
/// mask covers, and strength of edges, in cells of which both halves of the head are folded together.
struct HeadCells {
  /// In inter-eye distances from the point between the eyes; as wide to either side of it.
  let halfWidth: Double
  let heights: ClosedRange<Double>
  let rows: Int
  /// Of both halves.
  let columns: Int

  /// Tip of the nose to chin, nothing beside the face.
  static let bottom = HeadCells(halfWidth: 0.609375, heights: 0.45...1.375, rows: 4, columns: 6)

  /// Five measurements a cell.
  func features(_ scene: Scene) throws(Unassessable) -> [Double] {
    let image = try FaceChart(scene, u: -halfWidth...halfWidth, v: heights).image.halved()
    let ratios = try scene.skinUnderEyes.ratios(in: image)
    func bounds(_ i: Int, _ count: Int, _ length: Int) -> Range<Int> {
      length * i / count..<length * (i + 1) / count
    }
    var features: [Double] = []
    for row in 0..<rows {
      let cells = (0..<columns).map { column in
        HeadCells.cell(
          of: ratios, bounds(column, columns, image.width), bounds(row, rows, image.height))
      }
      for column in 0..<columns / 2 {
        features += zip(cells[column], cells[columns - 1 - column]).map { ($0 + $1) / 2 }
      }
    }
    return features
  }

  /// Mean luma, red-green, blue-green, and the roots of the mean steps of luma across and down.
  private static func cell(of ratios: SkinRatios, _ xs: Range<Int>, _ ys: Range<Int>) -> [Double] {
    let luma = ratios.luma
    var (across, down): (Float, Float) = (0, 0)
    luma.values.withUnsafeBufferPointer { values in
      for y in ys {
        let isInner = y > 0 && y + 1 < luma.height
        for x in xs {
          let i = y * luma.width + x
          if x > 0, x + 1 < luma.width { across += abs(values[i + 1] - values[i - 1]) }
          if isInner { down += abs(values[i + luma.width] - values[i - luma.width]) }
        }
      }
    }
    let n = Double(max(1, xs.count * ys.count))
    return [
      luma.mean(xs, ys), ratios.redGreen.mean(xs, ys), ratios.blueGreen.mean(xs, ys),
      (Double(across) / n).squareRoot(), (Double(down) / n).squareRoot(),
    ]
  }
}
