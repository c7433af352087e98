import Localization
internal import Portrait
internal import Raster

extension Scene {
  /// The face that the photo is about: the largest.
  func mainFace() throws(Unassessable) -> FaceAnalysis {
    guard let face = evidence.faces.max(by: { $0.box.area < $1.box.area }) else {
      throw Unassessable(
        LocalizedText(zh: "没有找到人脸，无法判断", en: "No face was found, so this can't be judged"))
    }
    return face
  }

  /// The main face of a picture that stands upright.
  func uprightFace() throws(Unassessable) -> FaceAnalysis {
    if let lie = evidence.orientation.lie {
      throw Unassessable(
        LocalizedText(zh: "\(lie.zh)，无法判断", en: "\(lie.en), so this can't be judged"))
    }
    return try mainFace()
  }

  /// The main face with its mesh, turned so little that its proportions can be measured.
  func frontalFace() throws(Unassessable) -> FaceAnalysis {
    let face = try uprightFace()
    guard face.mesh.count >= MeshPoint.count else {
      throw Unassessable(LocalizedText(zh: "没有面部网格，无法判断", en: "There is no face mesh to measure"))
    }
    guard max(abs(face.pose.yaw), abs(face.pose.pitch)) <= Scene.greatestTurn else {
      throw Unassessable(
        LocalizedText(zh: "头部转动太大，无法判断脸部比例", en: "The head is turned too far to judge its proportions"))
    }
    return face
  }

  /// What a network sees of the head.
  func lookedAtHead() throws(Unassessable) -> HeadFeatures {
    _ = try uprightFace()
    guard let features = evidence.headFeatures else {
      throw Unassessable(
        LocalizedText(zh: "没有用网络看过头部，无法判断", en: "No network looked at the head, so this can't be judged"))
    }
    return features
  }

  /// Beyond this turn of the head, in degrees, its proportions tell nothing.
  private static let greatestTurn = 20.0

  /// Finished pixels per pixel of `image`, across and down: 1 for a picture of the standard's size, so that a
  /// picture of another size is judged by its proportions.
  func pixelsOfFrame(_ standard: Standard) -> (x: Double, y: Double) {
    (
      Double(standard.output.width) / Double(max(1, evidence.image.width)),
      Double(standard.output.height) / Double(max(1, evidence.image.height))
    )
  }
}

extension SceneOrientation {
  /// How the picture lies, in words; nil when it stands upright.
  var lie: LocalizedText? {
    switch self {
    case .upright: nil
    case .turnedLeft:
      LocalizedText(zh: "照片是横着的（人像向左躺倒）", en: "The picture lies on its side (head to the left)")
    case .turnedRight:
      LocalizedText(zh: "照片是横着的（人像向右躺倒）", en: "The picture lies on its side (head to the right)")
    case .upsideDown: LocalizedText(zh: "照片上下颠倒", en: "The picture is upside down")
    }
  }

  /// Degrees between the scene and upright.
  var turn: Double {
    switch self {
    case .upright: 0
    case .turnedLeft, .turnedRight: 90
    case .upsideDown: 180
    }
  }
}
