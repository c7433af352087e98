internal import Portrait
internal import Raster
internal import RealModule

/// Where an ear stands beside the cheek, against the skin of that cheek: what is seen there is ear, hair, cloth or wall.
enum EarChart {
  /// From the cheek point of the mesh, in inter-eye distances: outwards and down.
  private static let across = -0.04...0.30
  private static let down = -0.30...0.46
  private static let rows = 6
  private static let columns = 3
  /// Luma ratio, as a natural logarithm, below which a place is dark against the cheek.
  private static let dark: Float = -1

  /// How probable it is that hair or cloth hides an ear, in percent, of the right and the left one.
  static func hidden(_ scene: Scene) throws(Unassessable) -> [Double] {
    let face = try scene.uprightFace()
    let frame = try FaceFrame(meshOf: face)
    let cheeks = try scene.cheeks
    var percent: [Double] = []
    for (skin, cheek, sign) in [
      (cheeks.right, MeshPoint.rightCheek, -1.0), (cheeks.left, MeshPoint.leftCheek, 1.0),
    ] {
      let p = frame.coordinates(of: face.mesh[cheek])
      let (a, b) = (p.x + sign * across.lowerBound, p.x + sign * across.upperBound)
      let chart = try FaceChart(
        scene, u: min(a, b)...max(a, b), v: p.y + down.lowerBound...p.y + down.upperBound)
      percent.append(
        LinearModel.earHidden.percent(features(skin.ratios(in: chart.image), isMirrored: sign < 0)))
    }
    return percent
  }

  /// Seven measurements of each cell, rows from the top, columns outwards: mean luma (squashed), red-green and blue-green,
  /// roots of the mean steps of luma across and down, shares of skin and of what is dark.
  static func features(_ ratios: SkinRatios, isMirrored: Bool) -> [Double] {
    let (width, height) = (ratios.luma.width, ratios.luma.height)
    var features: [Double] = []
    features.reserveCapacity(7 * rows * columns)
    for row in 0..<rows {
      let ys = height * row / rows..<height * (row + 1) / rows
      for column in 0..<columns {
        let (near, far) = (width * column / columns, width * (column + 1) / columns)
        features += cell(ratios, isMirrored ? width - far..<width - near : near..<far, ys)
      }
    }
    return features
  }

  private static func cell(_ ratios: SkinRatios, _ xs: Range<Int>, _ ys: Range<Int>) -> [Double] {
    let luma = ratios.luma
    var (across, down): (Float, Float) = (0, 0)
    var (skin, dark) = (0, 0)
    for y in ys {
      for x in xs {
        if x + 1 < luma.width { across += abs(luma[x + 1, y] - luma[x, y]) }
        if y + 1 < luma.height { down += abs(luma[x, y + 1] - luma[x, y]) }
        if ratios.isSkin(x, y) { skin += 1 }
        if luma[x, y] < EarChart.dark { dark += 1 }
      }
    }
    let n = Double(max(1, xs.count * ys.count))
    return [
      .tanh(luma.mean(xs, ys)), ratios.redGreen.mean(xs, ys), ratios.blueGreen.mean(xs, ys),
      (Double(across) / n).squareRoot(), (Double(down) / n).squareRoot(), Double(skin) / n, Double(dark) / n,
    ]
  }
}
