internal import Portrait
internal import Raster

/// What is seen on and above the eyebrows: skin over a dark band, or strands of hair all over.
enum Brows {
  private static let upperLines = [[70, 63, 105, 66, 107], [300, 293, 334, 296, 336]]

  /// What the chart shows.
  private static let view = (u: -1.1...1.1, v: -0.75...0.1)
  /// Places along a brow, and what of it is left out at its ends, in inter-eye distances.
  private static let places = 10
  private static let ends = (first: 0.04, both: 0.06)
  /// From a brow's upper line to the skin just above it, farther above, and to the brow itself.
  private static let near = -0.08
  private static let far = -0.2
  private static let brow = 0.04
  /// Half sizes of a sample; on the brow less high.
  private static let sample = (x: 0.03, y: 0.04, brow: 0.03)

  /// Eleven measurements, the mean of both brows.
  static func features(_ scene: Scene) throws(Unassessable) -> [Double] {
    let chart = try FaceChart(scene, u: view.u, v: view.v)
    let ratios = try scene.cheeks.mean.ratios(in: chart.image)
    let edges = Edges(chart.image)
    let sides = upperLines.map { line in
      features(of: line.map(chart.point), chart, ratios, edges)
    }
    return zip(sides[0], sides[1]).map { ($0 + $1) / 2 }
  }

  private static func features(
    of line: [Point], _ chart: FaceChart, _ ratios: SkinRatios, _ edges: Edges
  ) -> [Double] {
    let line = line.sorted { $0.x < $1.x }
    guard let first = line.first, let last = line.last else { return [] }
    let (count, above, farAbove) = (places, Brows.near, Brows.far)
    var near: [Double] = []
    var far: [Double] = []
    var brow: [Double] = []
    var (redGreen, blueGreen, across, down, farDown) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for i in 0..<count {
      let u = first.x + ends.first + (last.x - first.x - ends.both) * Double(i) / Double(count - 1)
      let v = height(of: line, at: u)
      func mean(_ plane: Plane, _ dv: Double, _ half: Double = sample.y) -> Double {
        chart.mean(plane, Point(x: u, y: v + dv), sample.x, half)
      }
      near.append(mean(ratios.luma, above))
      far.append(mean(ratios.luma, farAbove))
      brow.append(mean(ratios.luma, Brows.brow, sample.brow))
      redGreen += abs(mean(ratios.redGreen, above))
      blueGreen += abs(mean(ratios.blueGreen, above))
      across += mean(edges.across, above)
      down += mean(edges.down, above)
      farDown += mean(edges.across, farAbove)
    }
    let n = Double(count)
    let mean = near.reduce(0, +) / n
    let spread = (near.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
    func percentile(_ values: [Double], _ fraction: Double) -> Double {
      Percentile.interpolated(values, fraction) ?? 0
    }
    return [
      percentile(near, 0.2), percentile(near, 0.5), percentile(far, 0.5), redGreen / n, blueGreen / n,
      (across / n).squareRoot(), (down / n).squareRoot(), (farDown / n).squareRoot(), spread,
      percentile(brow, 0.5), percentile(zip(near, brow).map { $0 - $1 }, 0.5),
    ]
  }

  /// Height of a line of points, from left to right, at a column.
  private static func height(of line: [Point], at u: Double) -> Double {
    for (a, b) in zip(line, line.dropFirst()) where u <= b.x {
      return b.x > a.x ? a.y + (b.y - a.y) * max(0, u - a.x) / (b.x - a.x) : b.y
    }
    return line.last?.y ?? 0
  }
}

/// Steps of log luma to the next pixel right and down.
struct Edges {
  let across: Plane
  let down: Plane

  init(_ image: RGBImage) {
    let logarithm = SkinRatios.logarithm
    let weights = SkinRatios.lumaWeights
    let luma = Plane(image) {
      weights.red * logarithm[$0] + weights.green * logarithm[$1] + weights.blue * logarithm[$2]
    }
    var across = [Float](repeating: 0, count: luma.values.count)
    var down = across
    luma.values.withUnsafeBufferPointer { luma in
      for y in 0..<image.height {
        for i in y * image.width..<(y + 1) * image.width - 1 { across[i] = abs(luma[i + 1] - luma[i]) }
      }
      for i in 0..<max(0, luma.count - image.width) { down[i] = abs(luma[i + image.width] - luma[i]) }
    }
    self.across = Plane(width: image.width, height: image.height, values: across)
    self.down = Plane(width: image.width, height: image.height, values: down)
  }
}
