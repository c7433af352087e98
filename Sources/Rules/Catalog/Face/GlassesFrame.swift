import Localization

struct GlassesFrame: Rule {
  let info = RuleInfo(
    id: "glasses-frame", region: .eyes,
    title: LocalizedText(zh: "镜框不遮眼睛", en: "No frame over the eyes"),
    quantity: LocalizedText(zh: "横过眼睛的镜框线条", en: "Line of a rim across the eyes"),
    decimals: 2, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "镜框遮挡眼睛", en: "The frame of the glasses covers an eye"),
    high: LocalizedText(zh: "镜框遮挡眼睛", en: "The frame of the glasses covers an eye"),
    why: LocalizedText(zh: "镜框不得遮挡眼睛。", en: "The frame must not cover the eyes."),
    method: LocalizedText(
      zh: "戴眼镜时，在眼裂高度上向内外眼角以外延续的明暗线条的强度（亮度自然对数），取较强的一只眼；睫毛止于眼角，镜框则会延续。很细或浅色的镜框不一定能发现。",
      en:
        "Where glasses are worn: strength of a line that goes on beyond both corners of an eye at the height of its opening (natural logarithm of luma), of the worse eye. Lashes end at the corners, a rim goes on. Very thin or light rims may go unseen."
    ),
    remedy: LocalizedText(
      zh: "请把眼镜向上推好，或摘下眼镜，重新拍摄。",
      en: "Push the glasses up so that the rims clear your eyes, or take them off, and retake."))

  var examples: [Example] {
    [
      Example(face: .notApplicable, zh: "不戴眼镜", en: "No glasses") { _ in },
      Example(face: .pass, zh: "镜框不碰眼睛", en: "Rims clear of the eyes") { $0.glasses = .clear },
      Example(face: .fail, zh: "镜框压住眼睛", en: "A rim across the eyes") { $0.glasses = .low },
    ]
  }

  func presence(in scene: Scene) throws(Unassessable) -> Presence? { try scene.glasses.presence }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.glasses.rimOverEye)
  }
}
