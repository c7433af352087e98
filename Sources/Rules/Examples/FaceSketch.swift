import Localization
internal import Portrait
internal import Raster

/// A drawn face with the mesh that belongs to it. As it stands it meets the rules about the face; an example changes
/// what it is about.
struct FaceSketch: Sendable {
  enum Glasses: Sendable { case none, clear, dark, glaring, low }

  /// Lid opening against the average's.
  var eyeOpening = 1.0
  var closesLeftEye = false
  /// Shift of the irises to the picture's right, in widths of the eye.
  var gaze = 0.0
  /// How far the irises stand higher, in widths of the eye.
  var lift = 0.0
  /// Gap between the lips in widths of the mouth.
  var lipGap = 0.0
  /// How far the corners of the mouth move, in inter-eye distances.
  var smile = 0.0
  /// How far the brows are raised, in inter-eye distances.
  var browLift = 0.0
  var pupil = RGB(18, 14, 14)
  var iris = RGB(84, 56, 40)
  var lips = RGB(186, 108, 100)
  var glasses = Glasses.none
  var fringe = false
  var cap = false
  var mask = false
  var hairOverEars = false
  var hairOverEye = false
  var earrings = false
  var necklace = false

  static let size = Size(width: 480, height: 640)
  /// The point between the irises and the distance between them, in pixels.
  static let middle = Point(x: 240, y: 250)
  static let interEye = 100.0

  init() {}

  init(iris: RGB, lips: RGB) {
    (self.iris, self.lips) = (iris, lips)
  }

  /// Between the cheeks of the average face, in inter-eye distances.
  static let cheekDistance = 2.198

  /// The mesh in inter-eye distances from the point between the irises.
  var mesh: [Point] {
    var mesh = (0..<MeshPoint.count).map {
      Point(x: Double(MeshPoint.average[2 * $0]) / 1000, y: Double(MeshPoint.average[2 * $0 + 1]) / 1000)
    }
    for (eye, lids) in FaceSketch.lids.enumerated() {
      let opening = eye == 1 && closesLeftEye ? 0 : eyeOpening
      for (upper, lower) in lids { mesh[upper] = mesh[lower] + (mesh[upper] - mesh[lower]) * opening }
    }
    for i in 468..<478 {
      mesh[i].x += gaze * 0.44
      mesh[i].y -= lift * 0.44
    }
    for i in FaceSketch.brows { mesh[i].y -= browLift }
    let width = mesh[78].distance(to: mesh[308])
    for i in FaceSketch.lowerLip { mesh[i].y += lipGap * width }
    for (i, sign) in [(61, -1.0), (78, -1), (291, 1), (308, 1)] {
      mesh[i] = mesh[i] + Point(x: sign * smile * 0.7, y: -smile * 0.6)
    }
    return mesh
  }

  /// Upper and lower lid, point by point: right eye, left eye.
  private static let lids = [
    [(246, 7), (161, 163), (160, 144), (159, 145), (158, 153), (157, 154), (173, 155)],
    [(466, 249), (388, 390), (387, 373), (386, 374), (385, 380), (384, 381), (398, 382)],
  ]
  private static let brows = [
    70, 63, 105, 66, 107, 55, 65, 52, 53, 46, 300, 293, 334, 296, 336, 285, 295, 282, 283, 276,
  ]
  private static let lowerLip = [
    95, 88, 178, 87, 14, 317, 402, 318, 324, 146, 91, 181, 84, 17, 314, 405, 321, 375, 96, 89, 179, 86, 15,
    316,
    403, 319, 325, 77, 90, 180, 85, 16, 315, 404, 320, 307,
  ]

  var face: FaceAnalysis {
    let points = mesh.map { FaceSketch.middle + $0 * FaceSketch.interEye }
    let (right, left) = (points[MeshPoint.rightCheek], points[MeshPoint.leftCheek])
    return FaceAnalysis(
      box: Rect(
        x: right.x, y: points[10].y, width: left.x - right.x, height: points[MeshPoint.chin].y - points[10].y),
      confidence: 0.95, mesh: points, leftEye: points[MeshPoint.leftIris],
      rightEye: points[MeshPoint.rightIris], noseTip: points[1], mouthLeft: points[291],
      mouthRight: points[61], chin: points[MeshPoint.chin], leftCheek: left, rightCheek: right,
      pose: Pose(yaw: 0, pitch: 0, roll: 0))
  }

  var evidence: Evidence {
    Evidence(
      stage: .finished, image: drawn(), faces: [face],
      headFeatures: .drawn(
        hat: cap, mask: mask, glasses: glasses != .none, hairOverEye: hairOverEye,
        hairOverEars: hairOverEars, earrings: earrings, necklace: necklace))
  }
}

extension MeshPoint {
  /// The index of each point's counterpart on the other half of the face.
  static let counterparts: [Int] = {
    var sketch = FaceSketch()
    // Told apart by place, which needs an open mouth.
    sketch.lipGap = 0.2
    let mesh = sketch.mesh
    return mesh.map { p in
      let mirrored = Point(x: -p.x, y: p.y)
      return mesh.indices.min { mesh[$0].distance(to: mirrored) < mesh[$1].distance(to: mirrored) } ?? 0
    }
  }()
}

extension Example {
  /// A face sketch with one thing changed.
  init(
    face verdict: Verdict, zh: String, en: String, _ change: @escaping @Sendable (inout FaceSketch) -> Void
  ) {
    self.init(verdict, zh: zh, en: en) {
      var sketch = FaceSketch()
      change(&sketch)
      return sketch.evidence
    }
  }
}
