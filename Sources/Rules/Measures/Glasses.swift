import Localization
internal import Portrait
internal import Raster

/// Whether the person wears glasses, and what their lenses let through.
struct Glasses: SceneMeasure {
  /// What the chart shows.
  private static let view = (u: -1.05...1.05, v: -0.6...0.82)
  /// Relative luminance of black that is added to both sides of a ratio of light: noise decides nothing.
  private static let black = 0.002
  /// Middle and half size of a sample of a cheek, and of the skin under an eye, the iris 0.
  private static let cheek = (u: 0.5, v: 0.68, halfWidth: 0.12, halfHeight: 0.08)
  private static let underEye = (u: 0.5, v: 0.19, halfWidth: 0.11, halfHeight: 0.035)
  /// Middle and half size of a lens.
  private static let lens = (u: 0.5, v: 0.06, halfWidth: 0.28, halfHeight: 0.2)
  /// A reflection has no channel darker, and channels no farther apart, in levels.
  private static let leastWhite: UInt8 = 210
  private static let mostColor: UInt8 = 40

  let chart: FaceChart
  let presence: Presence

  init(_ scene: Scene) throws(Unassessable) {
    chart = try FaceChart(scene, u: Glasses.view.u, v: Glasses.view.v)
    presence = Presence(
      percent: LinearModel.glasses.percent(of: try scene.lookedAtHead().eyes),
      absence: LocalizedText(zh: "没有戴眼镜", en: "No glasses are worn"))
  }

  /// Light from the skin under the eyes, seen through the lenses, as a share of the light from the cheeks, %; of the
  /// clearer lens.
  var transmission: Double {
    func light(_ u: Double, _ v: Double, _ halfWidth: Double, _ halfHeight: Double) -> SIMD3<Double> {
      let area = chart.pixels(Point(x: u, y: v), halfWidth, halfHeight)
      var sum = SIMD3<Double>()
      for y in area.y {
        for x in area.x {
          let c = chart.image[x, y]
          sum += SIMD3(SRGB.linear[Int(c.red)], SRGB.linear[Int(c.green)], SRGB.linear[Int(c.blue)])
        }
      }
      return sum / Double(max(1, area.x.count * area.y.count)) + Glasses.black
    }
    let (cheek, under) = (Glasses.cheek, Glasses.underEye)
    let cheeks =
      light(-cheek.u, cheek.v, cheek.halfWidth, cheek.halfHeight)
      + light(cheek.u, cheek.v, cheek.halfWidth, cheek.halfHeight)
    let shares = Eye.both.map { eye in
      let skin = light(
        -under.u * eye.sign, chart.point(eye.iris).y + under.v, under.halfWidth, under.halfHeight)
      return Luma.bt709(skin.x, skin.y, skin.z) / (Luma.bt709(cheeks.x, cheeks.y, cheeks.z) / 2)
    }
    return 100 * (shares[0] * shares[1]).squareRoot()
  }

  /// Share of the whiter lens that is white, as a reflection is and neither skin nor eye, %.
  var glare: Double {
    Eye.both.map { eye in
      let lens = Glasses.lens
      let area = chart.pixels(Point(x: -lens.u * eye.sign, y: lens.v), lens.halfWidth, lens.halfHeight)
      var white = 0
      for y in area.y {
        for x in area.x {
          let c = chart.image[x, y]
          let low = min(c.red, c.green, c.blue)
          if low > Glasses.leastWhite, max(c.red, c.green, c.blue) - low < Glasses.mostColor { white += 1 }
        }
      }
      return 100 * Double(white) / Double(max(1, area.x.count * area.y.count))
    }.max() ?? 0
  }
}

extension Glasses {
  /// The opening of an eye around the height of its corners, and where a rim goes on beyond one, outwards.
  private static let opening = -0.05...0.085
  private static let beyondCorner = [0.03, 0.045, 0.06, 0.075]
  /// Half the thickness of rims, in chart pixels: what lies so far above and below is no rim any more.
  fileprivate static let rimReach = [3, 5]

  /// The strongest dark or bright line that goes on beside both corners of an eye at the height of its opening, in
  /// natural logarithms of luma: lashes end at the corners, a rim goes on. Of the worse eye.
  var rimOverEye: Double {
    var luma = chart.luma
    luma.values = luma.values.map { SkinRatios.logarithm[Int($0)] }
    return Eye.both.map { eye in
      let (outer, inner) = (chart.point(eye.outerCorner), chart.point(eye.innerCorner))
      let middle = (outer.y + inner.y) / 2
      let rows =
        chart.row(middle + Glasses.opening.lowerBound) - 2...chart.row(middle + Glasses.opening.upperBound)
        + 2
      let beyond = [(inner.x, eye.sign), (outer.x, -eye.sign)].map { corner, direction in
        let columns = Glasses.beyondCorner.map { chart.column(corner + direction * $0) }
        return [Float(1), -1].map { luma.ridge(rows: rows, columns: columns, sign: $0) }
      }
      return (0..<2).map { shade in
        zip(beyond[0][shade], beyond[1][shade]).map { min($0, $1) }.max() ?? 0
      }.max() ?? 0
    }.max() ?? 0
  }
}

extension Plane {
  /// For each row, how much all of `columns` stand out there (two rows up or down allowed) from what lies 3 or 5 pixels
  /// above and below: brighter for sign 1, darker for −1.
  fileprivate func ridge(rows: ClosedRange<Int>, columns: [Int], sign: Float) -> [Double] {
    let strength = rows.map { y in
      Glasses.rimReach.map { d in
        columns.map { x -> Double in
          guard x >= 0, x < width, y >= d, y + d < height else { return 0 }
          let center = self[x, y]
          return Double(max(0, min(sign * (center - self[x, y - d]), sign * (center - self[x, y + d]))))
        }.min() ?? 0
      }.max() ?? 0
    }
    return strength.indices.map { i in
      strength[max(0, i - 2)...min(strength.count - 1, i + 2)].max() ?? 0
    }
  }
}
