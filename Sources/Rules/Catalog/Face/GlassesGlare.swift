import Localization

struct GlassesGlare: Rule {
  let info = RuleInfo(
    id: "glasses-glare", region: .eyes,
    title: LocalizedText(zh: "眼镜无反光", en: "No reflections on glasses"),
    quantity: LocalizedText(zh: "镜片上的反光面积", en: "Reflection on a lens"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .details,
    low: LocalizedText(zh: "眼镜反光", en: "The glasses reflect light"),
    high: LocalizedText(zh: "眼镜反光", en: "The glasses reflect light"),
    why: LocalizedText(zh: "眼镜不能有反光，反光会遮住眼睛。", en: "Glasses must not reflect: it hides the eyes."),
    method: LocalizedText(
      zh: "戴眼镜时，镜片范围内发白的像素所占面积，取较多的一侧。",
      en: "Where glasses are worn: share of the lens area that is white; of the worse lens."),
    remedy: LocalizedText(
      zh: "请调整灯光或略低头，或摘下眼镜，避免反光后重新拍摄。",
      en: "Move the lights, or take the glasses off, and retake without reflections."))

  var examples: [Example] {
    [
      Example(face: .notApplicable, zh: "不戴眼镜", en: "No glasses") { _ in },
      Example(face: .pass, zh: "没有反光", en: "No reflection") { $0.glasses = .clear },
      Example(face: .fail, zh: "镜片反光", en: "Reflections on the lenses") { $0.glasses = .glaring },
    ]
  }

  func presence(in scene: Scene) throws(Unassessable) -> Presence? { try scene.glasses.presence }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.glasses.glare)
  }
}
