internal import Portrait
internal import Raster

/// Simple measurements on parts of the face.
enum FaceParts {
  /// The part of the iris that surely is pupil, and where beside it the iris shows between the lids, in radii of the iris.
  private static let pupil = 0.4
  private static let besidePupil = (middle: 0.7, halfWidth: 0.15, halfHeight: 0.35)
  /// Relative luminance that is added to the skin's: in the dark noise decides nothing.
  private static let black = 0.03
  /// Mesh points of the upper and the lower lip, five pairs from the middle outwards.
  private static let lipPairs = [(13, 14), (82, 87), (312, 317), (81, 178), (311, 402)]
  /// Lower edge and inner edge of the lower lip: middle, right, left.
  private static let lowerLip = [(17, 14), (84, 87), (314, 317)]
  /// Around the middle of the lower lip, in inter-eye distances, and half the size of a sample of it.
  private static let lipChart = (x: 0.22, y: 0.1)
  private static let lipSample = (x: 0.05, y: 0.02)
  /// Shift of the irises in eye widths for each degree that a head that looks at the camera is turned.
  private static let shiftPerDegree = -0.0015
  /// How far the irises stand under the line through the corners, in eye widths: medians of eight collections lie between
  /// -0.074 and -0.061.
  private static let level = -0.067

  /// How much redder the pupil is than the iris around it, in per cent of the light that the cheeks throw back; of the redder
  /// eye. A pupil is the darkest part of a brown or amber eye: only a flash makes it the reddest.
  static func pupilRedness(_ scene: Scene) throws(Unassessable) -> Double {
    let chart = try scene.eyes.chart
    let cheeks = try scene.cheeks.mean
    let skin = RGB(UInt8(cheeks.red), UInt8(cheeks.green), UInt8(cheeks.blue)).luminance + black
    return Eye.both.map { eye in
      let center = chart.point(eye.iris)
      let radius = chart.point(eye.irisEdge.0).distance(to: chart.point(eye.irisEdge.1)) / 2
      let pupil = redness(chart.medianLight(center, FaceParts.pupil * radius, FaceParts.pupil * radius))
      let beside = [-1.0, 1].map { side in
        let place = Point(x: center.x + side * besidePupil.middle * radius, y: center.y)
        return redness(
          chart.medianLight(place, besidePupil.halfWidth * radius, besidePupil.halfHeight * radius))
      }
      return 100 * (pupil - max(0, (beside[0] + beside[1]) / 2)) / skin
    }.max() ?? 0
  }

  private static func redness(_ light: SIMD3<Double>) -> Double { light.x - max(light.y, light.z) }

  /// Widest gap between the lips over the width of the mouth, %.
  static func lipGap(_ face: FaceAnalysis) throws(Unassessable) -> Double {
    _ = try FaceFrame(meshOf: face)
    let mesh = face.mesh
    let gap =
      lipPairs.map { mesh[$0.0].distance(to: mesh[$0.1]) }.max() ?? 0
    let width = mesh[MeshPoint.innerMouthRight].distance(to: mesh[MeshPoint.innerMouthLeft])
    return width > 0 ? 100 * gap / width : 0
  }

  /// Difference of hue and chroma between the lower lip and the cheeks, in CIELAB.
  static func lipColor(_ scene: Scene) throws(Unassessable) -> Double {
    let face = try scene.uprightFace()
    let frame = try FaceFrame(meshOf: face)
    let lip = frame.coordinates(of: .midpoint(face.mesh[MeshPoint.underLip], face.mesh[MeshPoint.lowerLip]))
    let chart = try FaceChart(
      scene, u: lip.x - lipChart.x...lip.x + lipChart.x,
      v: lip.y - lipChart.y...lip.y + lipChart.y)
    let colors = lowerLip.map {
      chart.meanColor(.midpoint(chart.point($0.0), chart.point($0.1)), lipSample.x, lipSample.y)
    }
    let mean = colors.reduce(SIMD3<Double>(), +) / Double(colors.count)
    let skin = try scene.cheeks.mean
    func lab(_ r: Double, _ g: Double, _ b: Double) -> Lab {
      Lab(RGB(UInt8(max(0, min(255, r))), UInt8(max(0, min(255, g))), UInt8(max(0, min(255, b)))))
    }
    let (a, b) = (lab(mean.x, mean.y, mean.z), lab(skin.red, skin.green, skin.blue))
    return ((a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b) / 4).squareRoot()
  }

  /// How far the irises stand from where they stand in eyes that look at the camera, % of the eyes' width, the mean of both:
  /// positive to the picture's right, and down.
  static func gaze(_ face: FaceAnalysis) throws(Unassessable) -> Point {
    let frame = try FaceFrame(meshOf: face)
    let points = face.mesh.map(frame.coordinates)
    let places = Eye.both.map { $0.irisPlace(points) }
    let x = (places[0].x + places[1].x) / 2 - 0.5 - shiftPerDegree * face.pose.yaw
    let y = (places[0].y + places[1].y) / 2 - level
    return Point(x: 100 * x, y: 100 * y)
  }
}

extension FaceChart {
  /// Median of each channel over a rectangle, in linear light, 0…1.
  func medianLight(_ center: Point, _ halfWidth: Double, _ halfHeight: Double) -> SIMD3<Double> {
    let area = pixels(center, halfWidth, halfHeight)
    var histogram = ColorHistogram()
    for y in area.y { for x in area.x { histogram.add(image[x, y]) } }
    let median = histogram.median
    return SIMD3(
      SRGB.linear[Int(median.red)], SRGB.linear[Int(median.green)], SRGB.linear[Int(median.blue)])
  }

  /// Mean of each channel over a rectangle, 0…255.
  func meanColor(_ center: Point, _ halfWidth: Double, _ halfHeight: Double) -> SIMD3<Double> {
    let area = pixels(center, halfWidth, halfHeight)
    let sum = image.sum(area.x, area.y)
    return SIMD3(Double(sum.x), Double(sum.y), Double(sum.z)) / Double(max(1, area.x.count * area.y.count))
  }
}
