internal import Raster

/// How good a cut is, told without knowing the truth: the error that the network expects of its own alphas, pieces apart
/// from the person, the wall's colour in the rim and on hair, and how well colour and mask could tell.
public struct CutAudit: Sendable, Hashable, Encodable {
  /// Expected MSE of alpha over the whole picture, times 1000.
  public let expectedError: Double
  /// Expected MSE of alpha in the worst square of 20 × 20 pixels, 0…1.
  public let worstPlace: Double
  /// How far the rim's colours lie towards the wall's, 0…1.
  public let oldColor: Double
  /// How much of the hair held a coloured wall's colour, in 1/100 of a square as high as the head; it is taken out, as well
  /// as can be.
  public let wallOnHair: Double
  /// Share of the picture that lies apart from the person, in 1/10,000.
  public let islands: Double
  /// See `EdgeCertainty`.
  public let certainty: Double
  /// Share of the background that agrees with one smooth surface.
  public let agreement: Double
  /// The worst places first.
  public internal(set) var faults: [CutFault]

  /// Of a picture without a person.
  static let empty = CutAudit()

  private init() {
    (expectedError, worstPlace, oldColor, islands) = (0, 0, 0, 0)
    wallOnHair = 0
    (certainty, agreement, faults) = (1, 0, [])
  }

  /// What has this much of each measure is half-way to the worst.
  private static let even = SIMD4<Float>(1, 0.1, 0.1, 1)
  private static let evenHair: Float = 1

  func scaled(x: Double, y: Double) -> CutAudit {
    var result = self
    result.faults = faults.map { $0.scaled(x: x, y: y) }
    return result
  }

  /// The measures, each within 0…1.
  var features: SIMD8<Float> {
    let v = SIMD4(Float(expectedError), Float(worstPlace), Float(oldColor), Float(islands))
    let s = v / (v + CutAudit.even)
    let hair = Float(wallOnHair) / (Float(wallOnHair) + CutAudit.evenHair)
    return SIMD8(s.x, s.y, s.z, s.w, Float(certainty), Float(agreement), hair, 0)
  }

  /// The probability that a person accepts the cut: no error that the eye sees. Calibrated on the bench's people that the
  /// network was trained on; table in docs/matting.md.
  func probability(of mask: PersonMaskQuality) -> Double {
    let (weights, bias) = mask == .fine ? CutAudit.fineWeights : CutAudit.roughWeights
    return Double(softSign((features * weights).sum() + bias))
  }
}
