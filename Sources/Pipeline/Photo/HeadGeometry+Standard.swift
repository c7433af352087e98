import Codecs
import Portrait
import Raster
import Rules

extension HeadGeometry {
  /// The bounds of a standard, each drawn in by what the measurement it is judged by may be off, or as they stand.
  /// What a standard does not ask for may lie anywhere in the picture.
  /// - Parameter face: whose head is to have the height that the standard asks for.
  init(_ standard: Standard, for face: FaceAnalysis, certain: Bool) {
    let (width, height) = (Double(standard.output.width), Double(standard.output.height))
    func range(
      _ bounds: Standard.Geometry.Bounds?, _ rule: String, within side: Double
    ) -> ClosedRange<Double> {
      guard let bounds else { return 0...side }
      let margin = certain ? standard.rules[rule]?.uncertainty ?? 0 : 0
      guard bounds.max - bounds.min > 2 * margin else { return bounds.min...bounds.max }
      return bounds.min + margin...bounds.max - margin
    }
    let g = standard.geometry
    var faceWidth = range(g.faceWidth, "face-width", within: width)
    if let crown = face.crown, face.chin.y > crown.y, g.headHeight != nil {
      let share = face.faceWidth / (face.chin.y - crown.y)
      let head = range(g.headHeight, "head-height", within: height)
      let low = max(faceWidth.lowerBound, head.lowerBound * share)
      faceWidth = low...max(low, min(faceWidth.upperBound, head.upperBound * share))
    }
    if g.eyeDistance != nil, face.interEyeDistance > 0 {
      let share = face.faceWidth / face.interEyeDistance
      let eyes = range(g.eyeDistance, "eye-distance", within: width)
      let low = max(faceWidth.lowerBound, eyes.lowerBound * share)
      faceWidth = low...max(low, min(faceWidth.upperBound, eyes.upperBound * share))
    }
    let chin = g.chin.map { bounds in
      let fromBottom = range(bounds, "chin-margin", within: height)
      return height - fromBottom.upperBound...height - fromBottom.lowerBound
    }
    self.init(
      output: standard.output, crown: range(g.crown, "crown-margin", within: height),
      eyes: range(g.eyes, "eye-height", within: height), chin: chin,
      faceWidth: faceWidth,
      centerTolerance: g.centerTolerance ?? width / 2)
  }
}

extension Crop {
  /// The crop that holds a standard's bounds beyond doubt; where there is none, the one that holds them, or the best
  /// there is.
  static func fitting(_ standard: Standard, _ photo: AnalyzedPhoto, _ face: FaceAnalysis) -> Crop {
    func solution(certain: Bool) -> CropSolution {
      solve(
        face: face, person: photo.portrait.person, source: photo.photo.sourceSize,
        geometry: HeadGeometry(standard, for: face, certain: certain))
    }
    let certain = solution(certain: true)
    return certain.isSolved ? certain.crop : solution(certain: false).crop
  }
}
