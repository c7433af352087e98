import Raster

/// What a network trained on ImageNet sees of a head: numbers that mean nothing one by one, and of which few say whether
/// a hat, glasses or jewellery are worn, or an ear shows.
public struct HeadFeatures: Sendable {
  /// 1,280 means over the top of the head.
  public let top: [Float]
  /// 112 means over each of six parts of the eyes' surroundings: three rows, beside the nose and over it.
  public let eyes: [Float]
  /// 560 of each eye, the subject's right and left one; see `CellMap.eye`.
  public let eachEye: [[Float]]
  /// 1,120 of each ear, the subject's right and left one; see `CellMap.ear`.
  public let ears: [[Float]]
  /// 560 of the neck; see `CellMap.neck`.
  public let neck: [Float]

  public init(top: [Float], eyes: [Float], eachEye: [[Float]], ears: [[Float]], neck: [Float]) {
    self.top = top
    self.eyes = eyes
    self.eachEye = eachEye
    self.ears = ears
    self.neck = neck
  }
}

/// The measure and the axes of a head, which no hat changes.
struct HeadFrame {
  /// Middle of the eyes.
  let eyes: Point
  /// Along the eye line to the picture's right; its length is 1.
  let across: Point
  /// Pixels: the greatest of what three distances say of the one between the eyes, so that a turned head is no smaller.
  let unit: Double

  /// How much of the way from the eyes to the mouth, and to the chin, the eyes are apart.
  private static let mouthShare = 0.95
  private static let chinShare = 0.55

  init(_ face: FaceAnalysis) {
    eyes = .midpoint(face.leftEye, face.rightEye)
    let mouth = Point.midpoint(face.mouthLeft, face.mouthRight)
    unit = max(
      face.interEyeDistance, Self.mouthShare * eyes.distance(to: mouth),
      Self.chinShare * eyes.distance(to: face.chin), 1)
    let line = face.leftEye - face.rightEye
    let length = face.interEyeDistance
    across = length > 0 ? Point(x: line.x / length, y: line.y / length) : Point(x: 1, y: 0)
  }

  /// Across and down from the middle of the eyes, in `unit`.
  func coordinates(of p: Point) -> Point {
    let d = p - eyes
    return Point(x: (d.x * across.x + d.y * across.y) / unit, y: (d.y * across.x - d.x * across.y) / unit)
  }

  /// The map into the picture from a square of `side` pixels that shows `crop`.
  func map(of crop: HeadCrop, side: Double) -> Affine {
    let center = eyes + Point(x: -across.y, y: across.x) * (crop.down * unit)
    return .patch(
      width: side, height: side, center: center, boxWidth: crop.side * unit, boxHeight: crop.side * unit,
      cosine: across.x, sine: across.y)
  }
}

/// A square part of a head, turned to the eye line, in `HeadFrame.unit`.
struct HeadCrop {
  /// Of its middle, from the middle of the eyes.
  let down: Double
  let side: Double

  static let top = HeadCrop(down: -1.75, side: 3.6)
  static let eyes = HeadCrop(down: 0.1, side: 2.9)
  /// Both ears and the neck, from the eyes to the chest.
  static let lower = HeadCrop(down: 1.7, side: 3.4)
}
