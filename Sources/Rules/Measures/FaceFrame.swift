import Localization
internal import Portrait
internal import Raster

/// Coordinates that every face shares: origin between the eyes, x along the eye line to the subject's left, y down the
/// face, both in inter-eye distances.
struct FaceFrame {
  let origin: Point
  private let across: Point
  private let down: Point
  /// In pixels.
  let interEyeDistance: Double
  /// How far the mouth lies below the eyes.
  let mouth: Double

  /// - Throws: for a face too small to be looked at closely.
  init(_ face: FaceAnalysis) throws(Unassessable) {
    let distance = face.interEyeDistance
    guard distance >= 16 else {
      throw Unassessable(LocalizedText(zh: "人脸太小，无法判断", en: "The face is too small to be judged"))
    }
    origin = .midpoint(face.rightEye, face.leftEye)
    across = face.leftEye - face.rightEye
    down = Point(x: -across.y, y: across.x)
    interEyeDistance = distance
    let lips = Point.midpoint(face.mouthRight, face.mouthLeft) - origin
    mouth = (lips.x * down.x + lips.y * down.y) / (distance * distance)
  }

  func point(_ x: Double, _ y: Double) -> Point { origin + across * x + down * y }

  /// The colours of `count` × `count` places spread over a square of the given half side; places outside the picture
  /// are left out.
  func patch(_ image: RGBImage, x: Double, y: Double, half: Double, count: Int = 16) -> [RGB] {
    var colors: [RGB] = []
    colors.reserveCapacity(count * count)
    for row in 0..<count {
      for column in 0..<count {
        let dx = (Double(column) + 0.5) / Double(count) * 2 - 1
        let dy = (Double(row) + 0.5) / Double(count) * 2 - 1
        if let color = image.color(at: point(x + dx * half, y + dy * half)) { colors.append(color) }
      }
    }
    return colors
  }
}

extension RGBImage {
  /// The pixel at a place; nil outside the picture.
  func color(at p: Point) -> RGB? {
    guard p.x >= 0, p.y >= 0, p.x < Double(width), p.y < Double(height) else { return nil }
    return self[Int(p.x), Int(p.y)]
  }
}
