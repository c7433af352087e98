internal import Portrait
internal import Raster

/// What forehead and hair look like, for telling hair from a hat: colour against the cheeks and strength of edges in
/// 5 × 3 cells, both halves of the head folded together.
enum HeadTop {
  private static let rows = 5
  private static let columns = 6

  static func features(_ evidence: Evidence) throws(Unassessable) -> [Double] {
    let image = try FaceChart(evidence, u: -1.0625...1.0625, v: -1.5 ... -0.27).image.halved()
    let colors = Colors(image, reference: try cheeks(evidence))
    func bounds(_ i: Int, _ count: Int, _ length: Int) -> Range<Int> {
      length * i / count..<length * (i + 1) / count
    }
    var features: [Double] = []
    for r in 0..<rows {
      let cells = (0..<columns).map { c in
        colors.cell(bounds(c, columns, image.width), bounds(r, rows, image.height))
      }
      for c in 0..<columns / 2 {
        features += zip(cells[c], cells[columns - 1 - c]).map { ($0 + $1) / 2 }
      }
    }
    return features
  }

  /// Mean colour of both cheeks, 0…255.
  private static func cheeks(_ evidence: Evidence) throws(Unassessable) -> [Double] {
    var sum = [0.0, 0, 0]
    var count = 0.0
    for columns in [-0.57 ... -0.33, 0.33...0.57] {
      let image = try FaceChart(evidence, u: columns, v: 0.5...0.74).image
      for (i, sample) in image.samples.enumerated() { sum[i % 3] += Double(sample) }
      count += Double(image.width * image.height)
    }
    return sum.map { $0 / count }
  }

  private struct Colors {
    private var luma: Plane
    private var redGreen: Plane
    private var blueGreen: Plane

    init(_ image: RGBImage, reference: [Double]) {
      let skin = SkinTone(red: reference[0], green: reference[1], blue: reference[2])
      let ratios = skin.ratios(in: image)
      (luma, redGreen, blueGreen) = (ratios.luma, ratios.redGreen, ratios.blueGreen)
    }

    /// Mean luma, red-green, blue-green, and the roots of the mean steps of luma across and down.
    func cell(_ xs: Range<Int>, _ ys: Range<Int>) -> [Double] {
      var (across, down): (Float, Float) = (0, 0)
      for y in ys {
        for x in xs {
          if x > 0, x + 1 < luma.width { across += abs(luma[x + 1, y] - luma[x - 1, y]) }
          if y > 0, y + 1 < luma.height { down += abs(luma[x, y + 1] - luma[x, y - 1]) }
        }
      }
      let n = Double(max(1, xs.count * ys.count))
      return [
        luma.mean(xs, ys), redGreen.mean(xs, ys), blueGreen.mean(xs, ys), (Double(across) / n).squareRoot(),
        (Double(down) / n).squareRoot(),
      ]
    }
  }
}
