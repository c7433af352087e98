/// How the scene lies in a picture: seen by where the top of the heads points.
public enum SceneOrientation: String, Sendable, Codable {
  case upright
  /// Turned a quarter counter-clockwise: the tops of the heads point to the picture's left.
  case turnedLeft
  /// Turned a quarter clockwise: the tops of the heads point to the picture's right.
  case turnedRight
  case upsideDown
}

extension SceneOrientation {
  /// Degrees: tilts of up to 45° are a person's, and ten more are left to them.
  private static let largestTilt = 55.0

  /// - Parameter roll: of the head, in degrees, −180…180.
  init(roll: Double) {
    switch roll {
    case -Self.largestTilt...Self.largestTilt: self = .upright
    case Self.largestTilt..<(180 - Self.largestTilt): self = .turnedRight
    case (Self.largestTilt - 180) ..< -Self.largestTilt: self = .turnedLeft
    default: self = .upsideDown
    }
  }
}
