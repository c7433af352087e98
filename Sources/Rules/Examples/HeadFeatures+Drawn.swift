internal import Portrait

extension HeadFeatures {
  /// Scores (natural logarithm of the odds) of what plainly is there, and of what is not.
  private static let (present, absent) = (4.0, -6.0)

  /// What the network would see of a drawn head: like its mesh, that is given here and not found.
  static func drawn(hat: Bool = false, glasses: Bool = false) -> HeadFeatures {
    HeadFeatures(
      top: LinearModel.headCovered.features(scoring: hat ? present : absent),
      eyes: LinearModel.glasses.features(scoring: glasses ? present : absent))
  }
}
