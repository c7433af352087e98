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
