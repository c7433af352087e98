import Localization
internal import Portrait
internal import Raster

/// Coordinates that every face shares: origin between the eyes, x along the eye line to the subject's left, y down the
/// face, both in inter-eye distances.
struct FaceFrame {
  let origin: Point
  /// From the right eye to the left one, and the same length at a right angle downwards, in picture pixels.
  let across: Point
  let down: Point
  /// In pixels.
  let interEyeDistance: Double
  /// How far the mouth lies below the eyes.
  private(set) var mouth: Double

  /// The least distance between the eyes, in pixels, at which skin and light can be measured.
  private static let leastForSkin = 16.0
  /// The least at which the parts of the face can be told.
  private static let leastForParts = 8.0

  /// Between the eyes of a face whose skin and light are looked at.
  /// - Throws: for a face too small for that.
  init(_ face: FaceAnalysis) throws(Unassessable) {
    try self.init(face, right: face.rightEye, left: face.leftEye, least: FaceFrame.leastForSkin)
  }

  /// Between the irises of the mesh, for its points.
  /// - Throws: without a mesh, and for a face too small to have parts.
  init(meshOf face: FaceAnalysis) throws(Unassessable) {
    guard face.mesh.count >= MeshPoint.count else {
      throw Unassessable(
        LocalizedText(zh: "没有面部网格，无法判断", en: "There is no face mesh, so this can't be judged"))
    }
    try self.init(
      face, right: face.mesh[MeshPoint.rightIris], left: face.mesh[MeshPoint.leftIris],
      least: FaceFrame.leastForParts)
  }

  private init(_ face: FaceAnalysis, right: Point, left: Point, least: Double) throws(Unassessable) {
    interEyeDistance = right.distance(to: left)
    guard interEyeDistance >= least else {
      throw Unassessable(
        LocalizedText(zh: "人脸太小，无法判断", en: "The face is too small, so this can't be judged"))
    }
    origin = .midpoint(right, left)
    across = left - right
    down = Point(x: -across.y, y: across.x)
    mouth = 0
    mouth = coordinates(of: .midpoint(face.mouthRight, face.mouthLeft)).y
  }

  /// The place in the picture.
  func point(_ x: Double, _ y: Double) -> Point { origin + across * x + down * y }

  /// Where a place in the picture lies on the face.
  func coordinates(of p: Point) -> Point {
    let d = p - origin
    let square = interEyeDistance * interEyeDistance
    return Point(
      x: (d.x * across.x + d.y * across.y) / square, y: (d.y * across.x - d.x * across.y) / square)
  }

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
