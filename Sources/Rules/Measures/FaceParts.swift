internal import Portrait
internal import Raster

/// Simple measurements on parts of the face.
enum FaceParts {
  /// Where an ear stands beside the cheek point of the mesh, in inter-eye distances: outwards and down.
  private static let ear = (across: 0.03...0.16, down: -0.12...0.38)
  /// The part of the iris that surely is pupil, and what is added to its brightness and needed of its red, in levels:
  /// the darkest pupils are all noise.
  private static let pupilShare = 0.45
  private static let pupilFloor = 12.0
  private static let leastRed = 60.0
  /// Mesh points of the upper and the lower lip, five pairs from the middle outwards.
  private static let lipPairs = [(13, 14), (82, 87), (312, 317), (81, 178), (311, 402)]
  /// Lower edge and inner edge of the lower lip: middle, right, left.
  private static let lowerLip = [(17, 14), (84, 87), (314, 317)]
  /// Around the middle of the lower lip, in inter-eye distances, and half the size of a sample of it.
  private static let lipChart = (x: 0.22, y: 0.1)
  private static let lipSample = (x: 0.05, y: 0.02)
  /// Shift of the irises in eye widths for each degree that a head that looks at the camera is turned.
  private static let shiftPerDegree = -0.0015

  /// Share of the area beside the cheek, where the ear stands, that has the colour of that cheek, %; of the ear that shows less.
  static func earShare(_ scene: Scene) throws(Unassessable) -> Double {
    let face = try scene.uprightFace()
    let frame = try FaceFrame(meshOf: face)
    var least = 100.0
    let cheeks = try scene.cheeks
    for (skin, cheek, sign) in [
      (cheeks.right, MeshPoint.rightCheek, -1.0), (cheeks.left, MeshPoint.leftCheek, 1.0),
    ] {
      let p = frame.coordinates(of: face.mesh[cheek])
      let (a, b) = (p.x + sign * ear.across.lowerBound, p.x + sign * ear.across.upperBound)
      let chart = try FaceChart(
        scene, u: min(a, b)...max(a, b), v: p.y + ear.down.lowerBound...p.y + ear.down.upperBound)
      let ratios = skin.ratios(in: chart.image)
      var count = 0
      for y in 0..<chart.height { for x in 0..<chart.width where ratios.isSkin(x, y) { count += 1 } }
      least = min(least, 100 * Double(count) / Double(chart.width * chart.height))
    }
    return least
  }

  /// How much redder the pupil is than its other colours, as a share of its brightness, %; of the redder eye.
  static func pupilRedness(_ scene: Scene) throws(Unassessable) -> Double {
    let chart = try scene.eyes.chart
    return Eye.both.map { eye in
      let radius = chart.point(eye.irisEdge.0).distance(to: chart.point(eye.irisEdge.1)) / 2 * pupilShare
      let color = chart.meanColor(chart.point(eye.iris), radius, radius)
      let brightness = (color.x + color.y + color.z) / 3
      let excess = 100 * (color.x - max(color.y, color.z)) / (brightness + pupilFloor)
      return color.x > leastRed ? excess : excess * color.x / leastRed
    }.max() ?? 0
  }

  /// Widest gap between the lips over the width of the mouth, %.
  static func lipGap(_ face: FaceAnalysis) throws(Unassessable) -> Double {
    _ = try FaceFrame(meshOf: face)
    let mesh = face.mesh
    let gap =
      lipPairs.map { mesh[$0.0].distance(to: mesh[$0.1]) }.max() ?? 0
    let width = mesh[MeshPoint.innerMouthRight].distance(to: mesh[MeshPoint.innerMouthLeft])
    return width > 0 ? 100 * gap / width : 0
  }

  /// Width of the mouth plus the height of its corners over its middle, in inter-eye distances, %: grows with a smile.
  static func smile(_ face: FaceAnalysis) throws(Unassessable) -> Double {
    let frame = try FaceFrame(meshOf: face)
    let (right, left, upper, lower) = (
      frame.coordinates(of: face.mesh[MeshPoint.mouthRight]),
      frame.coordinates(of: face.mesh[MeshPoint.mouthLeft]),
      frame.coordinates(of: face.mesh[MeshPoint.upperLip]),
      frame.coordinates(of: face.mesh[MeshPoint.lowerLip])
    )
    return 100 * (right.distance(to: left) + (upper.y + lower.y) / 2 - (right.y + left.y) / 2)
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

  /// How far the irises stand from the middle of the eyes, %  of their width; the mean of both, positive to the picture's right.
  static func gaze(_ face: FaceAnalysis) throws(Unassessable) -> Double {
    _ = try FaceFrame(meshOf: face)
    let places = Eye.both.map { $0.irisPlace(face.mesh) - 0.5 }
    return 100 * (places.reduce(0, +) / 2 - shiftPerDegree * face.pose.yaw)
  }
}

extension FaceChart {
  /// Mean of each channel over a rectangle, 0…255.
  func meanColor(_ center: Point, _ halfWidth: Double, _ halfHeight: Double) -> SIMD3<Double> {
    let area = pixels(center, halfWidth, halfHeight)
    let sum = image.sum(area.x, area.y)
    return SIMD3(Double(sum.x), Double(sum.y), Double(sum.z)) / Double(max(1, area.x.count * area.y.count))
  }
}
