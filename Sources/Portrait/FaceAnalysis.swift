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

  /// The same face seen through `crop`: positions in pixels of the finished picture.
  public func mapped(by crop: Crop) -> FaceAnalysis {
    var face = self
    face.box = Rect(
      x: (box.x - crop.x) * crop.scale, y: (box.y - crop.y) * crop.scale, width: box.width * crop.scale,
      height: box.height * crop.scale)
    face.mesh = mesh.map(crop.callAsFunction)
    face.leftEye = crop(leftEye)
    face.rightEye = crop(rightEye)
    face.noseTip = crop(noseTip)
    face.mouthLeft = crop(mouthLeft)
    face.mouthRight = crop(mouthRight)
    face.chin = crop(chin)
    face.leftCheek = crop(leftCheek)
    face.rightCheek = crop(rightCheek)
    face.crown = crown.map(crop.callAsFunction)
    face.leftShoulder = leftShoulder.map(crop.callAsFunction)
    face.rightShoulder = rightShoulder.map(crop.callAsFunction)
    return face
  }
}

/// Head pose in degrees. Yaw > 0: the subject turns to their left (the picture's right); pitch > 0: chin up;
/// roll > 0: the head tilts clockwise as seen in the picture (the eye line falls to the right).
public struct Pose: Sendable, Codable, Hashable {
  public var yaw: Double
  public var pitch: Double
  public var roll: Double

  public init(yaw: Double, pitch: Double, roll: Double) {
    self.yaw = yaw
    self.pitch = pitch
    self.roll = roll
  }
}

/// Where the photo's person is: a probability for each cell of a grid laid over `window`.
public struct PersonMask: Sendable {
  public var probability: Plane
  /// What the plane covers, in upright source pixels; may reach outside the photo.
  public var window: Rect

  public init(probability: Plane, window: Rect) {
    self.probability = probability
    self.window = window
  }

  /// The probability at a place, between cells in proportion; beyond the window that of its edge.
  public func probability(at p: Point) -> Double {
    guard probability.width > 0, probability.height > 0, window.area > 0 else { return 0 }
    func cell(_ position: Double, _ origin: Double, _ length: Double, _ count: Int) -> (Int, Int, Double) {
      let place = max(0, min(Double(count - 1), (position - origin) / length * Double(count) - 0.5))
      let low = Int(place)
      return (low, min(count - 1, low + 1), place - Double(low))
    }
    let (left, right, across) = cell(p.x, window.x, window.width, probability.width)
    let (top, bottom, down) = cell(p.y, window.y, window.height, probability.height)
    func row(_ y: Int) -> Double {
      Double(probability[left, y]) * (1 - across) + Double(probability[right, y]) * across
    }
    return row(top) * (1 - down) + row(bottom) * down
  }
}
