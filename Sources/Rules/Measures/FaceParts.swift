internal import Portrait
internal import Raster

/// Simple measurements on parts of the face.
enum FaceParts {
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
      let (a, b) = (p.x + sign * 0.03, p.x + sign * 0.16)
      let chart = try FaceChart(scene, u: min(a, b)...max(a, b), v: p.y - 0.12...p.y + 0.38)
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
      let radius = chart.point(eye.irisEdge.0).distance(to: chart.point(eye.irisEdge.1)) / 2 * 0.45
      let color = chart.meanColor(chart.point(eye.iris), radius, radius)
      let brightness = (color.x + color.y + color.z) / 3
      let excess = 100 * (color.x - max(color.y, color.z)) / (brightness + 12)
      // The darkest pupils are all noise.
      return color.x > 60 ? excess : excess * color.x / 60
    }.max() ?? 0
  }

  /// Widest gap between the lips over the width of the mouth, %.
  static func lipGap(_ face: FaceAnalysis) throws(Unassessable) -> Double {
    _ = try FaceFrame(meshOf: face)
    let mesh = face.mesh
    let gap =
      [(13, 14), (82, 87), (312, 317), (81, 178), (311, 402)]
      .map { mesh[$0.0].distance(to: mesh[$0.1]) }.max() ?? 0
    let width = mesh[78].distance(to: mesh[308])
    return width > 0 ? 100 * gap / width : 0
  }

  /// Width of the mouth plus the height of its corners over its middle, in inter-eye distances, %: grows with a smile.
  static func smile(_ face: FaceAnalysis) throws(Unassessable) -> Double {
    let frame = try FaceFrame(meshOf: face)
    let (right, left, upper, lower) = (
      frame.coordinates(of: face.mesh[61]), frame.coordinates(of: face.mesh[291]),
      frame.coordinates(of: face.mesh[13]), frame.coordinates(of: face.mesh[14])
    )
    return 100 * (right.distance(to: left) + (upper.y + lower.y) / 2 - (right.y + left.y) / 2)
  }

  /// Difference of hue and chroma between the lower lip and the cheeks, in CIELAB.
  static func lipColor(_ scene: Scene) throws(Unassessable) -> Double {
    let face = try scene.uprightFace()
    let frame = try FaceFrame(meshOf: face)
    let lip = frame.coordinates(of: .midpoint(face.mesh[17], face.mesh[14]))
    let chart = try FaceChart(scene, u: lip.x - 0.22...lip.x + 0.22, v: lip.y - 0.1...lip.y + 0.1)
    let colors = [(17, 14), (84, 87), (314, 317)].map {
      chart.meanColor(.midpoint(chart.point($0.0), chart.point($0.1)), 0.05, 0.02)
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
    // A turned head that looks at the camera shifts them by this much a degree of yaw.
    let shiftPerDegree = -0.0015
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
