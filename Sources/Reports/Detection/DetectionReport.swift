public import Codecs
public import Portrait
public import Raster

/// What `detect` prints of one file.
public struct DetectionReport: Sendable, Encodable {
  public var input: String
  /// Upright size in pixels.
  public var width: Int
  public var height: Int
  /// How the scene lies in the picture; told, never corrected.
  public var orientation: SceneOrientation
  public var faces: [Face]
  /// What is worth telling of the file; nil where there is nothing.
  public var notes: [FileNote]?

  public init(input: String, sourceSize: Size, portrait: PortraitAnalysis, notes: [FileNote]) {
    self.input = input
    width = sourceSize.width
    height = sourceSize.height
    orientation = portrait.orientation
    faces = portrait.faces.map(Face.init)
    self.notes = notes.isEmpty ? nil : notes
  }

  public struct Face: Sendable, Encodable {
    /// x, y, width, height.
    public var box: [Double]
    public var confidence: Double
    public var points: Points
    public var pose: Pose

    init(_ face: FaceAnalysis) {
      box = [face.box.x, face.box.y, face.box.width, face.box.height].map(hundredths)
      confidence = (face.confidence * 1000).rounded() / 1000
      points = Points(face)
      pose = Pose(
        yaw: hundredths(face.pose.yaw), pitch: hundredths(face.pose.pitch), roll: hundredths(face.pose.roll))
    }
  }

  /// Each [x, y] in upright source pixels, or an explicit null.
  public struct Points: Sendable, Encodable {
    private let face: FaceAnalysis

    init(_ face: FaceAnalysis) { self.face = face }

    private enum Key: String, CodingKey {
      case leftEye, rightEye, noseTip, mouthLeft, mouthRight, chin, crown, leftCheek, rightCheek, leftShoulder
      case rightShoulder
    }

    public func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      let points: [(Key, Point?)] = [
        (.leftEye, face.leftEye), (.rightEye, face.rightEye), (.noseTip, face.noseTip),
        (.mouthLeft, face.mouthLeft), (.mouthRight, face.mouthRight), (.chin, face.chin),
        (.crown, face.crown),
        (.leftCheek, face.leftCheek), (.rightCheek, face.rightCheek), (.leftShoulder, face.leftShoulder),
        (.rightShoulder, face.rightShoulder),
      ]
      for (key, point) in points {
        try object.encode(point.map { [hundredths($0.x), hundredths($0.y)] }, forKey: key)
      }
    }
  }
}

private func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
