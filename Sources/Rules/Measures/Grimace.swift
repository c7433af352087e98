import Localization
internal import Portrait
internal import Raster

/// How far a face is from a calm one, and by what.
enum Grimace {
  enum Kind: CaseIterable {
    case smile, raisedBrows, frown, pressedLips, pursedLips, puffedCheeks

    var text: LocalizedText {
      switch self {
      case .smile: LocalizedText(zh: "笑得太明显", en: "The smile is too broad")
      case .raisedBrows: LocalizedText(zh: "眉毛抬得很高", en: "The brows are raised")
      case .frown: LocalizedText(zh: "皱着眉头", en: "The brows are drawn together")
      case .pressedLips: LocalizedText(zh: "抿着或咬着嘴唇", en: "The lips are pressed or bitten")
      case .pursedLips: LocalizedText(zh: "噘着嘴", en: "The lips are pursed")
      case .puffedCheeks: LocalizedText(zh: "鼓着腮", en: "The cheeks are puffed out")
      }
    }

    /// The median of calm faces, and as far as any of 200 in six collections goes, in inter-eye distances; of the cheeks in
    /// widths of the face.
    fileprivate var scale: (calm: Double, extreme: Double) {
      switch self {
      case .smile: (0.73, 1.10)
      case .raisedBrows: (0.345, 0.49)
      case .frown: (0.40, 0.325)
      case .pressedLips: (0.24, 0.12)
      case .pursedLips: (0.77, 0.60)
      case .puffedCheeks: (0.79, 0.89)
      }
    }
  }

  /// Of what is no smile: it may be how the face is made, and never is worse than this.
  private static let mostUnsure = 160.0
  /// Smiling lips are thin and mouths wide: from here on, of a smile's scale, lips tell nothing else.
  private static let leastSmile = 30.0

  static func strongest(of face: FaceAnalysis) throws(Unassessable) -> (kind: Kind, percent: Double) {
    let frame = try FaceFrame(meshOf: face)
    let measured = Kind.allCases.map { kind -> (kind: Kind, percent: Double) in
      let (calm, extreme) = kind.scale
      let value = length(kind) { frame.coordinates(of: face.mesh[$0]) }
      return (kind, 100 * (value - calm) / (extreme - calm))
    }
    let smile = measured[0].percent
    return measured.map { kind, percent in
      switch kind {
      case .smile: (kind, percent)
      case .pressedLips, .pursedLips: (kind, smile > leastSmile ? 0 : min(mostUnsure, percent))
      default: (kind, min(mostUnsure, percent))
      }
    }.max { $0.percent < $1.percent } ?? (.smile, 0)
  }

  private static func length(_ kind: Kind, _ at: (Int) -> Point) -> Double {
    func mean(_ points: [Int]) -> Double { points.reduce(0) { $0 + at($1).y } / Double(points.count) }
    switch kind {
    case .smile:
      let corners = (at(MeshPoint.mouthRight), at(MeshPoint.mouthLeft))
      return corners.0.distance(to: corners.1) + mean([MeshPoint.upperLip, MeshPoint.lowerLip])
        - (corners.0.y + corners.1.y) / 2
    case .raisedBrows: return -mean([105, 66, 63, 334, 296, 293])
    case .frown: return at(285).x - at(55).x
    case .pressedLips:
      return at(0).distance(to: at(MeshPoint.upperLip))
        + at(MeshPoint.lowerLip).distance(to: at(MeshPoint.underLip))
    case .pursedLips: return at(MeshPoint.mouthRight).distance(to: at(MeshPoint.mouthLeft))
    case .puffedCheeks:
      let width = at(MeshPoint.leftCheek).x - at(MeshPoint.rightCheek).x
      return width > 0 ? (at(397).x - at(172).x) / width : 0
    }
  }
}
