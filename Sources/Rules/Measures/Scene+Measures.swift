/// What several rules look at in one picture.
extension Scene {
  var background: BackgroundSample { get throws(Unassessable) { try measured() } }
  var backgroundGrid: BackgroundGrid { get throws(Unassessable) { try measured() } }
  var faceColors: FaceColors { get throws(Unassessable) { try measured() } }
  /// Nil where a cheek is not in the picture.
  var skinTexture: SkinTexture? { get throws(Unassessable) { try measured(CheekTexture.self).texture } }
  var edgeBlur: Double { get throws(Unassessable) { try measured(EdgeBlur.self).deviation } }
  var cheeks: Cheeks { get throws(Unassessable) { try measured() } }
  var eyes: EyeChart { get throws(Unassessable) { try measured() } }
  var closedEyes: ClosedEyes { get throws(Unassessable) { try measured() } }
  var coveredEyes: CoveredEyes { get throws(Unassessable) { try measured() } }
  var glasses: Glasses { get throws(Unassessable) { try measured() } }
}
