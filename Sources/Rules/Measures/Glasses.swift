import Localization
internal import Portrait
internal import Raster

/// Whether the person wears glasses, and what their lenses let through.
struct Glasses: SceneMeasure {
  let chart: FaceChart
  let presence: Presence

  init(_ scene: Scene) throws(Unassessable) {
    chart = try FaceChart(scene, u: -1.05...1.05, v: -0.6...0.82)
    presence = Presence(
      percent: LinearModel.glasses.percent(Glasses.gradients(chart)),
      absence: LocalizedText(zh: "没有戴眼镜", en: "No glasses are worn"))
  }

  /// Strength of edges across and down in 9 × 7 cells, both halves of the face folded together, relative to the whole:
  /// frames are edges where skin has none.
  private static func gradients(_ chart: FaceChart) -> [Double] {
    let root = chart.luma.values.map { ($0 / 255).squareRoot() }
    let (x0, x1) = (chart.column(-1.05), chart.column(1.05))
    let (y0, y1) = (chart.row(-0.6), chart.row(0.75))
    let (width, height) = (x1 - x0, y1 - y0)
    let (rows, columns) = (9, 14)
    var energy = [[SIMD2<Float>]](repeating: .init(repeating: .zero, count: columns), count: rows)
    func bounds(_ i: Int, _ count: Int, _ length: Int) -> Range<Int> {
      length * i / count..<length * (i + 1) / count
    }
    root.withUnsafeBufferPointer { root in
      let line = chart.width
      for r in 0..<rows {
        for c in 0..<columns {
          let (xs, ys) = (bounds(c, columns, width), bounds(r, rows, height))
          var sum = SIMD2<Float>.zero
          for y in ys {
            let inner = y > 0 && y < height - 1
            for x in xs {
              let i = (y0 + y) * line + x0 + x
              let dx = x > 0 && x < width - 1 ? root[i + 1] - root[i - 1] : 0
              let dy = inner ? root[i + line] - root[i - line] : 0
              sum += SIMD2(dx * dx, dy * dy)
            }
          }
          let mean = sum / Float(max(1, xs.count * ys.count))
          energy[r][c] = SIMD2(mean.x.squareRoot(), mean.y.squareRoot())
        }
      }
    }
    var features: [Double] = []
    for r in 0..<rows {
      for c in 0..<columns / 2 {
        let folded = (energy[r][c] + energy[r][columns - 1 - c]) / 2
        features += [Double(folded.x.squareRoot()), Double(folded.y.squareRoot())]
      }
    }
    let norm = (features.reduce(0) { $0 + $1 * $1 } / Double(features.count)).squareRoot()
    return norm > 0 ? features.map { $0 / norm } : features
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
      return sum / Double(max(1, area.x.count * area.y.count)) + 0.002
    }
    let weights = SIMD3(0.2126, 0.7152, 0.0722)
    let cheeks = light(-0.5, 0.68, 0.12, 0.08) + light(0.5, 0.68, 0.12, 0.08)
    let shares = Eye.both.map { eye in
      let under = light(-0.5 * eye.sign, chart.point(eye.iris).y + 0.19, 0.11, 0.035)
      return (under * weights).sum() / ((cheeks * weights).sum() / 2)
    }
    return 100 * (shares[0] * shares[1]).squareRoot()
  }

  /// Share of the whiter lens that is white, as a reflection is and neither skin nor eye, %.
  var glare: Double {
    Eye.both.map { eye in
      let area = chart.pixels(Point(x: -0.5 * eye.sign, y: 0.06), 0.28, 0.2)
      var white = 0
      for y in area.y {
        for x in area.x {
          let c = chart.image[x, y]
          let low = min(c.red, c.green, c.blue)
          if low > 210, max(c.red, c.green, c.blue) - low < 40 { white += 1 }
        }
      }
      return 100 * Double(white) / Double(max(1, area.x.count * area.y.count))
    }.max() ?? 0
  }
}

extension Glasses {
  /// The strongest dark or bright line that goes on beside both corners of an eye at the height of its opening, in
  /// natural logarithms of luma: lashes end at the corners, a rim goes on. Of the worse eye.
  var rimOverEye: Double {
    var luma = chart.luma
    luma.values = luma.values.map { SkinRatios.logarithm[Int($0)] }
    return Eye.both.map { eye in
      let (outer, inner) = (chart.point(eye.outerCorner), chart.point(eye.innerCorner))
      let middle = (outer.y + inner.y) / 2
      let rows = chart.row(middle - 0.05) - 2...chart.row(middle + 0.085) + 2
      let beyond = [(inner.x, eye.sign), (outer.x, -eye.sign)].map { corner, direction in
        let columns = [0.03, 0.045, 0.06, 0.075].map { chart.column(corner + direction * $0) }
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
      [3, 5].map { d in
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
