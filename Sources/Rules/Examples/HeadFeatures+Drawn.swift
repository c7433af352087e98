internal import Portrait

extension HeadFeatures {
  /// Scores (natural logarithm of the odds) of what plainly is there, and of what is not.
  private static let (present, absent) = (4.0, -6.0)

  /// What the network would see of a drawn head: like its mesh, that is given here and not found.
  static func drawn(hat: Bool = false, mask: Bool = false, glasses: Bool = false) -> HeadFeatures {
    let (face, lenses) = (LinearModel.faceCovered, LinearModel.glasses)
    return HeadFeatures(
      top: LinearModel.headCovered.features(scoring: hat ? present : absent),
      eyes: face.features(scoring: mask ? present : absent, and: lenses, scoring: glasses ? present : absent))
  }
}
