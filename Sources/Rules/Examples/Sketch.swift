internal import Codecs
import Localization
internal import Portrait
internal import Raster

/// A drawn graduation photo with known measurements. As it stands it meets every rule; an example changes what it is about.
struct Sketch: Sendable {
  var stage = Evidence.Stage.finished
  var size = Size(width: 480, height: 640)
  var background = RGB(100, 197, 255)
  var skin = RGB(226, 176, 146)
  var lips = RGB(186, 102, 96)
  var hair = RGB(46, 34, 30)
  var eyeColor = RGB(70, 50, 40)
  var clothes = RGB(44, 50, 72)
  var crown: Double? = 80
  var eyes = 250.0
  var faceWidth = 230.0
  var centerX = 240.0
  /// Cheek to cheek over eye line to chin.
  var proportion = 1.22
  var pose = Pose(yaw: 0, pitch: 0, roll: 0)
  var faceCount = 1
  var orientation = SceneOrientation.upright
  /// Half the width of the shoulders in face widths.
  var shoulders = 1.1
  var hasMatte = true
  var file: FileFacts? = Sketch.finishedFile
  var fileName: String? = "photo.jpg"
  var scale: Double? = 0.4
  var overhang: CropOverhang? = CropOverhang()
  var cutConfidence: Double?
  var referenceDate: ReferenceDate? = ReferenceDate(
    CalendarDate(year: 2024, month: 6, day: 30), isNamed: false)
  /// Degrees, positive where the left shoulder is the lower one.
  var shoulderTilt = 0.0
  /// How bright the half of the face on the picture's right is against the other.
  var shade = 1.0
  /// Radius of a white glint on the forehead, in inter-eye distances.
  var glare = 0.0
  /// Whether a light rim of the old background is left around the hair.
  var hasRim = false
  /// Grain of the person, in levels.
  var grain = 4.0
  /// Between the outer corners of the eyes, in face widths.
  var eyeSpan = 0.64
  /// Last touch on the drawn picture.
  var retouch: @Sendable (inout RGBImage) -> Void = { _ in }

  /// What the encoder writes for the standard.
  static let finishedFile = FileFacts(
    format: .jpeg, byteCount: 33 * 1024, storedSize: Size(width: 480, height: 640), jpegQuality: 90,
    density: .init(x: 300, y: 300), captureDate: "2024:06:01 09:30:00")

  var chinY: Double { eyes + faceWidth / proportion }

  /// Between the irises, in pixels.
  private var interEye: Double { faceWidth / FaceSketch.cheekDistance }

  /// The average mesh, as long as this face, in inter-eye distances from the point between the irises.
  private var features: [Point] {
    let mesh = FaceSketch().mesh
    let stretch = (chinY - eyes) / interEye / mesh[MeshPoint.chin].y
    return mesh.map { Point(x: $0.x, y: $0.y * stretch) }
  }

  var face: FaceAnalysis {
    let middle = Point(x: centerX, y: eyes)
    func at(_ dx: Double, _ y: Double) -> Point {
      Angle.turned(Point(x: centerX + dx * faceWidth, y: y), by: pose.roll, about: middle)
    }
    let drop = chinY - eyes
    var mesh = features.map { at($0.x * interEye / faceWidth, eyes + $0.y * interEye) }
    mesh[MeshPoint.chin] = at(0, chinY)
    mesh[MeshPoint.rightEyeOuter] = at(-eyeSpan / 2, eyes)
    mesh[MeshPoint.leftEyeOuter] = at(eyeSpan / 2, eyes)
    mesh[MeshPoint.rightJaw] = at(-0.44, eyes + 0.6 * drop)
    mesh[MeshPoint.leftJaw] = at(0.44, eyes + 0.6 * drop)
    func shoulder(_ side: Double) -> Point {
      let y = min(Double(size.height) - 40, chinY + 0.25 * faceWidth)
      return at(side * shoulders, y + side * shoulders * faceWidth * Angle.tangent(shoulderTilt))
    }
    return FaceAnalysis(
      box: Rect(x: centerX - faceWidth / 2, y: eyes - 0.5 * drop, width: faceWidth, height: 1.5 * drop),
      confidence: 0.95, mesh: mesh, leftEye: mesh[MeshPoint.leftIris], rightEye: mesh[MeshPoint.rightIris],
      noseTip: at(0, eyes + 0.45 * drop), mouthLeft: at(0.15, eyes + 0.68 * drop),
      mouthRight: at(-0.15, eyes + 0.68 * drop), chin: at(0, chinY), leftCheek: at(0.5, eyes),
      rightCheek: at(-0.5, eyes), crown: crown.map { at(0, $0) },
      leftShoulder: shoulder(1), rightShoulder: shoulder(-1), pose: pose,
      cutBy: crown == nil ? [.top] : [])
  }

  var evidence: Evidence {
    let (image, alpha) = drawn()
    return Evidence(
      stage: stage, image: image, faces: Array(repeating: face, count: faceCount), orientation: orientation,
      file: file, fileName: fileName, alpha: hasMatte ? alpha : nil, headFeatures: .drawn(),
      cutConfidence: cutConfidence,
      scale: scale, overhang: overhang, referenceDate: referenceDate)
  }

  /// Head, neck and shoulders on the background, lit from the left, and the person's matte.
  private func drawn() -> (image: RGBImage, alpha: GrayImage) {
    var image = RGBImage(width: size.width, height: size.height, filledWith: background)
    var alpha = GrayImage(width: size.width, height: size.height)
    let top = crown ?? 0
    let half = faceWidth / 2
    let drop = chinY - eyes
    for y in 0..<size.height {
      for x in 0..<size.width {
        let px = (Double(x) + 0.5 - centerX) / half
        let py = Double(y) + 0.5
        guard var color = color(px, py, top: top, drop: drop) else { continue }
        // From above and a little from the left.
        let light = (0.94 - 0.1 * px - 0.22 * (py - eyes) / drop) * (px > 0 ? shade : 1)
        let speck = grain * Sketch.noise(x / 2, y / 2)
        let fromGlint = Point(x: px * half, y: py).distance(to: Point(x: 0, y: eyes - 0.2 * faceWidth))
        if fromGlint < glare * 0.4 * faceWidth { color = RGB(255, 255, 255) }
        func lit(_ v: UInt8) -> UInt8 { UInt8(max(0, min(255, Double(v) * light + speck))) }
        image[x, y] = RGB(lit(color.red), lit(color.green), lit(color.blue))
        alpha[x, y] = 255
      }
    }
    if faceCount > 0 {
      var brush = Brush(image: image, origin: Point(x: centerX, y: eyes), scale: interEye)
      FaceSketch(iris: eyeColor, lips: lips).drawFeatures(features, &brush)
      image = brush.image
    }
    retouch(&image)
    return (image, alpha)
  }

  /// The same for the same place, −1…1.
  private static func noise(_ x: Int, _ y: Int) -> Double {
    var h = UInt32(truncatingIfNeeded: x &* 374_761_393 &+ y &* 668_265_263)
    h = (h ^ (h >> 13)) &* 1_274_126_177
    return Double((h ^ (h >> 16)) & 0xFF) / 127.5 - 1
  }

  /// - Parameter px: from the middle of the face, in half face widths.
  private func color(_ px: Double, _ py: Double, top: Double, drop: Double) -> RGB? {
    guard faceCount > 0 else { return nil }
    func inside(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double) -> Bool {
      let dx = (px - x) / rx
      let dy = (py - y) / ry
      return dx * dx + dy * dy <= 1
    }
    if inside(-1.06, eyes + 0.2 * drop, 0.13, 0.2 * drop) { return skin }
    if inside(1.06, eyes + 0.2 * drop, 0.13, 0.2 * drop) { return skin }
    if inside(0, eyes + 0.1 * drop, 1, 0.9 * drop) && py > eyes - 0.62 * drop { return skin }
    if py < eyes + 0.2 * drop, inside(0, eyes, 1.15, eyes - top) { return hair }
    if hasRim, py < eyes + 0.2 * drop, inside(0, eyes, 1.19, eyes - top + 5) { return RGB(250, 250, 250) }
    if abs(px) < 0.5 && py > eyes && py < chinY + 0.3 * drop { return skin }
    let shoulderLine = chinY + 0.2 * drop + 18 * abs(px)
    return py > shoulderLine && abs(px) < 2 * shoulders ? clothes : nil
  }
}

extension Example {
  /// A sketch with one thing changed.
  init(_ verdict: Verdict, zh: String, en: String, sketch change: @escaping @Sendable (inout Sketch) -> Void)
  {
    self.init(verdict, zh: zh, en: en) {
      var sketch = Sketch()
      change(&sketch)
      return sketch.evidence
    }
  }
}
