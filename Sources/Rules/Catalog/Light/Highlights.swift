import Localization
internal import Portrait
internal import Raster

struct Highlights: Rule {
  let info = RuleInfo(
    id: "highlights",
    title: LocalizedText(zh: "脸上没有高光、光斑", en: "No glare on the skin"),
    quantity: LocalizedText(zh: "高光占脸部皮肤的面积", en: "Part of the skin under glare"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "脸上有高光", en: "There is glare on the face"),
    high: LocalizedText(zh: "脸上有明显的高光或光斑", en: "There is glare on the face"),
    why: LocalizedText(
      zh: "脸部不得有明显可见或不对称的高光、光斑（如额头、鼻梁出油反光）。",
      en: "The face must show no visible or lopsided highlights, such as a shining forehead or nose."),
    method: LocalizedText(
      zh: "皮肤上比本人受光的皮肤还亮得多、又失去肤色的点所占的比例；眼睛和嘴除外。只与本人的肤色比较。",
      en: """
        Share of the skin, eyes and mouth aside, that is much lighter than this person's lit skin and has lost the skin's \
        colour. Everybody is compared with their own skin.
        """),
    remedy: LocalizedText(
      zh: "请擦去脸上的油和汗，关闭闪光灯，用柔和的光线（窗光、白墙反光）重新拍摄。",
      en:
        "Wipe oil and sweat off the face, turn the flash off and retake in soft light, such as from a window."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "皮肤没有反光", en: "Matt skin") { _ in },
      Example(.pass, zh: "肤色很深", en: "Very dark skin") { $0.skin = RGB(96, 62, 46) },
      Example(.review, zh: "额头小块反光", en: "A small glint on the forehead") { $0.glare = 0.15 },
      Example(.fail, zh: "额头大片反光", en: "A shining forehead") { $0.glare = 0.3 },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// Every so-manieth place tells the tone of the skin.
  private static let step = 8
  /// The lit part of the skin is as light as this share of it stays below.
  private static let litShare = 0.8
  /// L* of glare over the lit skin's, and the least and the greatest lightness that is called glare: pale skin in good light
  /// is no glare, clipped skin is.
  private static let rise = 18.0
  private static let glare = 80.0...97.0
  /// Glare has less than this share of the skin's chroma, or is so light that chroma tells nothing (L*).
  private static let chromaShare = 0.8
  private static let colorless = 99.0

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let skin = try scene.faceColors.skin.map { (color: $0, luminance: $0.luminance) }
    let sample = stride(from: 0, to: skin.count, by: Highlights.step).map { Lab(skin[$0].color) }
    guard skin.count >= FaceColors.leastCount,
      let light = Percentile.of(sample.map { $0.l }, Highlights.litShare),
      let chroma = Percentile.median(sample.map { $0.chroma })
    else {
      throw Unassessable(LocalizedText(zh: "脸部不完整，无法判断", en: "The face is not whole, so it can't be judged"))
    }
    let glare = max(
      Highlights.glare.lowerBound, min(Highlights.glare.upperBound, light + Highlights.rise))
    let luminance = Lab.luminance(ofLightness: glare)
    let count = skin.count { place in
      guard place.luminance > luminance else { return false }
      let lab = Lab(place.color)
      return lab.chroma < Highlights.chromaShare * chroma || lab.l > Highlights.colorless
    }
    return Measurement(100 * Double(count) / Double(skin.count))
  }
}
