/// What was found in one photo. All positions are in upright source pixels.
public struct PortraitAnalysis: Sendable {
  /// Largest first. The first has all that could be measured; the others lack crown and shoulders.
  public var faces: [FaceAnalysis]
  /// How the picture lies. Told only: faces are given as they lie in the picture.
  public var orientation: SceneOrientation
  /// Head and shoulders of the first face; nil without a face or in a picture that does not lie upright.
  public var person: PersonMask?

  public init(faces: [FaceAnalysis], orientation: SceneOrientation, person: PersonMask?) {
    self.faces = faces
    self.orientation = orientation
    self.person = person
  }
}
