public import Localization
public import Portrait
public import Printing
public import Raster

/// A picture of what was measured in a photo: box, mesh, crown, eye line, chin, cheeks, shoulders, pose.
public enum FaceOverlay {
  private static let boxColor = RGB(120, 200, 255)
  private static let meshColor = RGB(90, 220, 120)
  private static let measureColor = RGB(255, 210, 60)
  private static let eyeColor = RGB(255, 90, 90)
  private static let shoulderColor = RGB(230, 120, 255)

  /// - Parameters:
  ///   - image: the photo, possibly reduced.
  ///   - sourceSize: the size of the photo that the faces' coordinates refer to.
  ///   - lettering: nil for a picture without words.
  /// - Throws: `PrintingError`.
  public static func draw(
    _ faces: [FaceAnalysis], on image: RGBImage, sourceSize: Size, language: Language, _ lettering: Lettering?
  ) throws -> RGBImage {
    let k = Double(image.width) / Double(sourceSize.width)
    let whole = Crop(scale: k, x: 0, y: 0, output: image.size)
    var canvas = Canvas(image, lettering)
    for face in faces { draw(face.mapped(by: whole), measured: face, language, on: &canvas) }
    return try canvas.lettered()
  }

  private static func draw(
    _ face: FaceAnalysis, measured source: FaceAnalysis, _ language: Language, on canvas: inout Canvas
  ) {
    canvas.rectangle(face.box, boxColor)
    for p in face.mesh { canvas.point(p, meshColor) }
    let reach = face.faceWidth * 0.25
    let left = min(face.leftCheek.x, face.rightCheek.x)
    let right = max(face.leftCheek.x, face.rightCheek.x)
    func level(_ y: Double, _ color: RGB) {
      canvas.line(Point(x: left - reach, y: y), Point(x: right + reach, y: y), color)
    }
    if let crown = face.crown { level(crown.y, measureColor) }
    level(face.eyeLine, eyeColor)
    level(face.chin.y, measureColor)
    for cheek in [face.leftCheek, face.rightCheek] {
      canvas.line(
        Point(x: cheek.x, y: cheek.y - reach), Point(x: cheek.x, y: cheek.y + reach * 2), measureColor)
    }
    for eye in [face.leftEye, face.rightEye] { canvas.cross(eye, eyeColor) }
    for p in [face.noseTip, face.mouthLeft, face.mouthRight] { canvas.cross(p, meshColor) }
    if let a = face.leftShoulder, let b = face.rightShoulder { canvas.line(a, b, shoulderColor) }
    for shoulder in [face.leftShoulder, face.rightShoulder].compactMap({ $0 }) {
      canvas.cross(shoulder, shoulderColor)
    }
    write(source, at: face, right: right + reach, language, on: &canvas)
  }

  /// The figures, each beside the line that it belongs to, in source pixels and degrees.
  private static func write(
    _ source: FaceAnalysis, at face: FaceAnalysis, right: Double, _ language: Language,
    on canvas: inout Canvas
  ) {
    let lift = Double(canvas.stroke * 6)
    func tag(_ zh: String, _ en: String, _ value: Double, _ y: Double, _ color: RGB) {
      let text = canvas.writable(LocalizedText(zh: zh, en: en).map { "\($0) \(whole(value))" }, language)
      canvas.label(text, at: Point(x: right, y: y - lift), color)
    }
    if let crown = source.crown, let y = face.crown?.y { tag("头顶", "crown y", crown.y, y, measureColor) }
    tag("眼睛", "eyes y", source.eyeLine, face.eyeLine, eyeColor)
    tag("脸宽", "face width", source.faceWidth, face.eyeLine + lift * 3, measureColor)
    tag("下巴", "chin y", source.chin.y, face.chin.y, measureColor)
    let pose = source.pose
    let (yaw, pitch, roll) = (tenths(pose.yaw), tenths(pose.pitch), tenths(pose.roll))
    canvas.label(
      canvas.writable(
        LocalizedText(
          zh: "左右转 \(yaw)° 俯仰 \(pitch)° 歪头 \(roll)°", en: "yaw \(yaw) pitch \(pitch) roll \(roll)"), language),
      at: Point(x: face.box.x, y: face.chin.y + lift * 2), boxColor)
  }

  private static func whole(_ value: Double) -> String { String(Int(value.rounded())) }

  private static func tenths(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    return (rounded > 0 ? "+" : "") + String(rounded)
  }
}
