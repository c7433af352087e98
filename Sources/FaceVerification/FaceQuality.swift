internal import Portrait
internal import Raster

/// What a face must be for a comparison to mean something.
public struct FaceQuality: Sendable, Hashable {
  /// Pixels between the eye centres of the photo.
  public var minimumEyeDistance: Double
  /// Degrees to either side.
  public var maximumYaw: Double
  /// Degrees up or down.
  public var maximumPitch: Double
  /// Length of the embedding before it is brought to 1: the less a network sees of a face, the shorter (Meng et al. 2021,
  /// MagFace, for networks trained to it; for SFace measured in docs/face-verification.md).
  public var minimumLength: Double

  public init(minimumEyeDistance: Double, maximumYaw: Double, maximumPitch: Double, minimumLength: Double) {
    self.minimumEyeDistance = minimumEyeDistance
    self.maximumYaw = maximumYaw
    self.maximumPitch = maximumPitch
    self.minimumLength = minimumLength
  }

  public static let standard = FaceQuality(
    minimumEyeDistance: 16, maximumYaw: 30, maximumPitch: 25, minimumLength: 9)

  /// What the analysis of a photo tells before the network is run.
  func faults(of analysis: PortraitAnalysis) -> [FaceFault] {
    guard let face = analysis.faces.first, !face.mesh.isEmpty else { return [.noFace] }
    var faults: [FaceFault] = []
    if analysis.faces.count > 1 { faults.append(.severalFaces) }
    if face.interEyeDistance < minimumEyeDistance { faults.append(.tooSmall) }
    if abs(face.pose.yaw) > maximumYaw || abs(face.pose.pitch) > maximumPitch { faults.append(.turned) }
    // A crown that lies outside of the photo takes nothing from a face.
    if face.cutBy.contains(where: { $0 != .top }) || face.box.y < 0 { faults.append(.cutOff) }
    return faults
  }
}
