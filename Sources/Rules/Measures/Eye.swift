internal import Portrait
internal import Raster

/// The chart that all measurements of the eyes look at.
struct EyeChart: SceneMeasure {
  private static let view = (u: -0.85...0.85, v: -0.3...0.3)
  let chart: FaceChart
  /// Rec. 601 luma of the chart.
  let luma: Plane

  init(_ scene: Scene) throws(Unassessable) {
    chart = try FaceChart(scene, u: EyeChart.view.u, v: EyeChart.view.v)
    luma = chart.luma
  }
}

/// One eye's points in the mesh, and what it looks like.
struct Eye {
  let outerCorner: Int
  let innerCorner: Int
  let upperLid: [Int]
  let lowerLid: [Int]
  /// The two ends of the iris's horizontal diameter, and its centre.
  let irisEdge: (Int, Int)
  let iris: Int
  /// 1 where the outer corner lies to the left in the picture.
  let sign: Double

  static let right = Eye(
    outerCorner: 33, innerCorner: 133, upperLid: [160, 159, 158], lowerLid: [144, 145, 153],
    irisEdge: (469, 471), iris: 468, sign: 1)
  static let left = Eye(
    outerCorner: 263, innerCorner: 362, upperLid: [387, 386, 385], lowerLid: [373, 374, 380],
    irisEdge: (474, 476), iris: 473, sign: -1)
  static let both = [right, left]

  /// Mean height of the lid opening over the iris's diameter: independent of how wide the eyes are set.
  /// - Parameter point: where a point of the mesh lies.
  func aperture(_ point: (Int) -> Point) -> Double {
    let opening = zip(upperLid, lowerLid).reduce(0) { $0 + point($1.0).distance(to: point($1.1)) }
    let diameter = point(irisEdge.0).distance(to: point(irisEdge.1))
    return diameter > 0 ? opening / Double(upperLid.count) / diameter : 0
  }

  /// Side of a cell, in inter-eye distances, and the contrast in levels that even a flat eye is given.
  private static let cell = 0.04
  private static let leastContrast = 2.0

  /// 7 × 11 means of luma around the eye, seen as a right eye, of zero mean and unit contrast.
  func appearance(in eyes: EyeChart) -> [Double] {
    let (chart, luma) = (eyes.chart, eyes.luma)
    let center = Point.midpoint(chart.point(outerCorner), chart.point(innerCorner))
    var cells: [Double] = []
    for row in -3...3 {
      for column in -5...5 {
        let p = Point(x: center.x + sign * Double(column) * Eye.cell, y: center.y + Double(row) * Eye.cell)
        cells.append(chart.mean(luma, p, Eye.cell / 2, Eye.cell / 2))
      }
    }
    let mean = cells.reduce(0, +) / Double(cells.count)
    let variance = cells.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(cells.count)
    return cells.map { ($0 - mean) / (variance.squareRoot() + Eye.leastContrast) }
  }

  /// How much lighter the eye is on both sides of the iris than on it, in the row of its appearance where that is most: whites of
  /// eyes are lighter than irises in every face, the lashes of a closed eye are dark all along.
  func whites(of appearance: [Double]) -> Double {
    (2...4).map { row in
      let cells = appearance[row * 11..<(row + 1) * 11]
      let first = cells.startIndex
      let (outside, inside) = (cells[first + 1...first + 3], cells[first + 7...first + 9])
      return min(outside.max() ?? 0, inside.max() ?? 0) - (cells[first + 4...first + 6].min() ?? 0)
    }.max() ?? 0
  }

  /// Where the iris stands: along the line between the corners, as seen from the picture's left, as a share of the eye's width,
  /// and how far below that line, in eye widths.
  func irisPlace(_ points: [Point]) -> Point {
    let (a, b) =
      sign > 0 ? (points[outerCorner], points[innerCorner]) : (points[innerCorner], points[outerCorner])
    let d = b - a
    let q = points[iris] - a
    let square = d.x * d.x + d.y * d.y
    guard square > 0 else { return Point(x: 0.5, y: 0) }
    return Point(x: (q.x * d.x + q.y * d.y) / square, y: (q.y * d.x - q.x * d.y) / square)
  }
}

/// How probable it is that an eye is closed.
struct ClosedEyes: SceneMeasure {
  /// In percent, of the right and the left one.
  let percent: [Double]
  /// Lids that stand this part of the iris apart, by the mesh, are surely open, and may be closed below that: the mesh says up
  /// to 0.43 of lids that are shut.
  private static let apart = 0.45...0.6
  /// Lids this near to each other, by the mesh, are likely shut: of 1,150 people who look at the camera five are below the
  /// upper end. The mesh alone is no more sure than `meshTrust`, for narrow eyes that smile come near.
  private static let together = 0.2...0.3
  private static let meshTrust = 0.9

  init(_ scene: Scene) throws(Unassessable) {
    let eyes = try scene.eyes
    percent = Eye.both.map { eye in
      let appearance = eye.appearance(in: eyes)
      let aperture = eye.aperture(eyes.chart.point)
      let seen =
        LinearModel.eyeClosed.percent(appearance + [eye.whites(of: appearance)]) / 100
        * ClosedEyes.share(of: aperture, under: ClosedEyes.apart)
      let meant = ClosedEyes.meshTrust * ClosedEyes.share(of: aperture, under: ClosedEyes.together)
      return 100 * (1 - (1 - seen) * (1 - meant))
    }
  }
}

extension ClosedEyes {
  /// 1 under a range, 0 above it.
  private static func share(of value: Double, under range: ClosedRange<Double>) -> Double {
    max(0, min(1, (range.upperBound - value) / (range.upperBound - range.lowerBound)))
  }
}

/// How probable it is that something lies over an eye; a closed eye is not covered.
struct CoveredEyes: SceneMeasure {
  /// In percent, of the right and the left one.
  let percent: [Double]
  /// Of 357 drawn locks 355 reach the second, and of 800 bare pairs of eyes three.
  private static let likely = 50.0
  private static let unlikely = 30.0

  init(_ scene: Scene) throws(Unassessable) {
    let features = try scene.lookedAtHead().eachEye
    percent = zip(features, try scene.closedEyes.percent).map { features, closed in
      LinearModel.eyeOccluded.percent(of: features) * (1 - closed / 100)
    }
  }

  /// One eye is covered, the other is not.
  var isOnlyOne: Bool {
    percent.contains { $0 > CoveredEyes.likely } && percent.contains { $0 < CoveredEyes.unlikely }
  }
}
