public import Raster

/// One face as found in a photo. All positions are in upright source pixels; left and right are the subject's
/// (the left eye stands on the right of the picture).
public struct FaceAnalysis: Sendable, Codable, Hashable {
  /// Tight box around the face mesh.
  public var box: Rect
  /// The detector's confidence that this is a face, 0…1.
  public var confidence: Double
  /// Dense mesh of 478 points in source pixels (MediaPipe's attention mesh; 468…477 are the irises); empty where
  /// only the box is known.
  public var mesh: [Point]
  public var leftEye: Point
  public var rightEye: Point
  public var noseTip: Point
  public var mouthLeft: Point
  public var mouthRight: Point
  public var chin: Point
  /// Where the ears join the cheeks; face width is measured between them.
  public var leftCheek: Point
  public var rightCheek: Point
  /// Top of the hair, loose strands aside; nil where it lies outside the photo or can't be told.
  public var crown: Point?
  public var leftShoulder: Point?
  public var rightShoulder: Point?
  public var pose: Pose
  /// Sides of the photo that cut the head off.
  public var cutBy: Set<Side>

  public init(
    box: Rect, confidence: Double, mesh: [Point] = [], leftEye: Point, rightEye: Point, noseTip: Point,
    mouthLeft: Point, mouthRight: Point, chin: Point, leftCheek: Point, rightCheek: Point,
    crown: Point? = nil,
    leftShoulder: Point? = nil, rightShoulder: Point? = nil, pose: Pose, cutBy: Set<Side> = []
  ) {
    self.box = box
    self.confidence = confidence
    self.mesh = mesh
    self.leftEye = leftEye
    self.rightEye = rightEye
    self.noseTip = noseTip
    self.mouthLeft = mouthLeft
    self.mouthRight = mouthRight
    self.chin = chin
    self.leftCheek = leftCheek
    self.rightCheek = rightCheek
    self.crown = crown
    self.leftShoulder = leftShoulder
    self.rightShoulder = rightShoulder
    self.pose = pose
    self.cutBy = cutBy
  }

  public enum Side: String, Sendable, Codable, CaseIterable { case left, top, right, bottom }

  /// Distance between the two eye centres in source pixels.
  public var interEyeDistance: Double { leftEye.distance(to: rightEye) }
  /// Mean height of the two eye centres.
  public var eyeLine: Double { (leftEye.y + rightEye.y) / 2 }
  public var faceWidth: Double { abs(leftCheek.x - rightCheek.x) }
  /// Half way between the cheeks.
  public var centerX: Double { (leftCheek.x + rightCheek.x) / 2 }

  /// The same face in another picture.
  /// - Parameters:
  ///   - stretch: how many times as wide and as high everything is there.
  ///   - map: takes positions there.
  func placed(stretch: Point, _ map: (Point) -> Point) -> FaceAnalysis {
    var face = self
    let corner = map(Point(x: box.x, y: box.y))
    face.box = Rect(
      x: corner.x, y: corner.y, width: box.width * stretch.x, height: box.height * stretch.y)
    face.mesh = mesh.map(map)
    face.leftEye = map(leftEye)
    face.rightEye = map(rightEye)
    face.noseTip = map(noseTip)
    face.mouthLeft = map(mouthLeft)
    face.mouthRight = map(mouthRight)
    face.chin = map(chin)
    face.leftCheek = map(leftCheek)
    face.rightCheek = map(rightCheek)
    face.crown = crown.map(map)
    face.leftShoulder = leftShoulder.map(map)
    face.rightShoulder = rightShoulder.map(map)
    return face
  }
}
