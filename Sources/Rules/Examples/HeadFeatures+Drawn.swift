internal import Portrait

extension HeadFeatures {
  /// Scores (natural logarithm of the odds) of what plainly is there, and of what is not.
  private static let (present, absent) = (4.0, -6.0)

  /// What the network would see of a drawn head: like its mesh, that is given here and not found.
  static func drawn(
    hat: Bool = false, mask: Bool = false, glasses: Bool = false, hairOverEye: Bool = false,
    hairOverEars: Bool = false, earrings: Bool = false, necklace: Bool = false
  ) -> HeadFeatures {
    func score(_ isThere: Bool) -> Double { isThere ? present : absent }
    let ear = LinearModel.earHidden.features(
      scoring: score(hairOverEars), and: .earrings, scoring: score(earrings))
    return HeadFeatures(
      top: LinearModel.headCovered.features(scoring: score(hat)),
      eyes: LinearModel.faceCovered.features(scoring: score(mask), and: .glasses, scoring: score(glasses)),
      eachEye: [hairOverEye, false].map { LinearModel.eyeOccluded.features(scoring: score($0)) },
      ears: [ear, ear], neck: LinearModel.necklace.features(scoring: score(necklace)))
  }
}
