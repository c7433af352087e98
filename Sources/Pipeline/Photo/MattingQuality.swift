import Matting
import Portrait

/// How much work the person's outline is worth.
public enum MattingQuality: String, Sendable, Codable, CaseIterable {
  /// `fine` where colour can't tell where the person ends, else `fast`.
  case automatic
  /// The segmenter's mask.
  case fast
  /// The matting network's mask.
  case fine

  /// Below this confidence a fast matte is worth doing again. By cross-validation over the seven people that the networks
  /// are trained on, 86 % of the bad cuts lie below and 23 % of the good ones; of 180 cuts of people on whom nothing was
  /// chosen, before drawn plain walls, 39 of 57 bad ones and 15 of 123.
  static let leastConfidence = 0.6

  /// - Parameters:
  ///   - refined: the same person by the matting network.
  ///   - cut: makes the matte that a mask leads to, or a draft of it.
  func matte(
    of mask: PersonMask?, refined: (PersonMask) throws -> PersonMask,
    cut: (PersonMask?, PersonMaskQuality, _ isDraft: Bool) -> Matte
  ) rethrows -> Cutout {
    guard let mask else { return Cutout(matte: cut(nil, .rough, false), mask: .segmenter) }
    if self != .fine {
      let matte = cut(mask, .rough, self == .automatic)
      let isCertain = matte.background.isPlain && matte.confidence >= MattingQuality.leastConfidence
      if self == .fast || isCertain { return Cutout(matte: matte, mask: .segmenter) }
    }
    return Cutout(matte: cut(try refined(mask), .fine, false), mask: .matter)
  }
}
