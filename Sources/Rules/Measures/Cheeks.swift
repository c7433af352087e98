internal import Raster

/// The skin of both cheeks.
struct Cheeks: SceneMeasure {
  /// Where a cheek lies, in inter-eye distances, outwards and down.
  private static let place = (u: 0.3...0.6, v: 0.45...0.8)

  let mean: SkinTone

  init(_ scene: Scene) throws(Unassessable) {
    let right = try Cheeks.skin(scene, u: -Cheeks.place.u.upperBound ... -Cheeks.place.u.lowerBound)
    let left = try Cheeks.skin(scene, u: Cheeks.place.u)
    mean = SkinTone(
      red: (right.red + left.red) / 2, green: (right.green + left.green) / 2,
      blue: (right.blue + left.blue) / 2)
  }

  private static func skin(_ scene: Scene, u: ClosedRange<Double>) throws(Unassessable) -> SkinTone {
    let cheek = try FaceChart(scene, u: u, v: place.v).image
    var histogram = ColorHistogram()
    for y in 0..<cheek.height { for x in 0..<cheek.width { histogram.add(cheek[x, y]) } }
    let median = histogram.median
    return SkinTone(red: Double(median.red), green: Double(median.green), blue: Double(median.blue))
  }
}
