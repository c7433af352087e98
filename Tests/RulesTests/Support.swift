import Codecs
import Foundation
import Localization
import Portrait
import Raster
import Testing

@testable import Rules

/// One example of one rule, as a test argument.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: any Rule
  let example: Example

  var testDescription: String { "\(rule.id): \(example.title.en)" }

  static let all = Registry.rules.flatMap { rule in
    rule.examples.map { RuleExample(rule: rule, example: $0) }
  }

  func verdict(on evidence: Evidence) -> Verdict? {
    Judge(standard: .complete, rules: [rule]).judge(evidence).first?.verdict
  }
}

extension Standard {
  /// No. 99 and every rule that it does not ask for, as a passport's standard would.
  static let complete: Standard = {
    var standard = chsi99
    standard.geometry.headHeight = .init(300, 420)
    standard.geometry.chin = .init(100, 280)
    standard.geometry.eyeDistance = .init(70, 160)
    standard.rules["eye-distance"] = Limit(uncertainty: 3)
    standard.rules["no-glasses"] = Limit(max: 30, reviewMax: 60)
    standard.rules["head-height"] = Limit(uncertainty: 4)
    standard.rules["chin-margin"] = Limit(uncertainty: 4)
    return standard
  }()
}

extension Evidence {
  /// The same with another picture of the same scene.
  func replacing(
    image: RGBImage? = nil, faces: [FaceAnalysis]? = nil, orientation: SceneOrientation? = nil,
    alpha: GrayImage? = nil, uncut: RGBImage? = nil, overhang: CropOverhang? = nil
  ) -> Evidence {
    Evidence(
      stage: stage, image: image ?? self.image, faces: faces ?? self.faces,
      orientation: orientation ?? self.orientation, file: file, fileName: fileName,
      alpha: alpha ?? self.alpha, uncut: uncut ?? self.uncut, person: person, headFeatures: headFeatures,
      cutConfidence: cutConfidence,
      scale: scale,
      overhang: overhang ?? self.overhang, referenceDate: referenceDate)
  }
}

/// Numbers that are the same on every run.
struct Xorshift: RandomNumberGenerator {
  var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
