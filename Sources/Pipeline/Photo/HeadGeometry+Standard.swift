import Codecs
import Portrait
import Raster
import Rules

extension HeadGeometry {
  /// The bounds of a standard, each drawn in by what the measurement it is judged by may be off, or as they stand.
  init(_ standard: Standard, certain: Bool) {
    func range(_ bounds: Standard.Geometry.Bounds, _ rule: String) -> ClosedRange<Double> {
      let margin = certain ? standard.rules[rule]?.uncertainty ?? 0 : 0
      guard bounds.max - bounds.min > 2 * margin else { return bounds.min...bounds.max }
      return bounds.min + margin...bounds.max - margin
    }
    let g = standard.geometry
    self.init(
      output: standard.output, crown: range(g.crown, "crown-margin"), eyes: range(g.eyes, "eye-height"),
      faceWidth: range(g.faceWidth, "face-width"), centerTolerance: g.centerTolerance)
  }
}

extension Crop {
  /// The crop that holds a standard's bounds beyond doubt; where there is none, the one that holds them, or the best
  /// there is.
  static func fitting(_ standard: Standard, _ photo: AnalyzedPhoto, _ face: FaceAnalysis) -> Crop {
    func solution(certain: Bool) -> CropSolution {
      solve(
        face: face, person: photo.portrait.person, source: photo.photo.sourceSize,
        geometry: HeadGeometry(standard, certain: certain))
    }
    let certain = solution(certain: true)
    return certain.isSolved ? certain.crop : solution(certain: false).crop
  }
}
