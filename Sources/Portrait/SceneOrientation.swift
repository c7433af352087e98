/// How the scene lies in a picture: seen by where the top of the heads points.
public enum SceneOrientation: String, Sendable, Codable {
  case upright
  /// Turned a quarter counter-clockwise: the tops of the heads point to the picture's left.
  case turnedLeft
  /// Turned a quarter clockwise: the tops of the heads point to the picture's right.
  case turnedRight
  case upsideDown
}
