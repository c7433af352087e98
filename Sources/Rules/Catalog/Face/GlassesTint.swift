import Localization

struct GlassesTint: Rule {
  let info = RuleInfo(
    id: "glasses-tint", region: .eyes,
    title: LocalizedText(zh: "眼镜无色", en: "No tinted lenses"),
    quantity: LocalizedText(
      zh: "镜片透光（镜片后皮肤与脸颊亮度之比）", en: "Light through the lenses (skin behind them against the cheeks)"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "戴了有色眼镜", en: "The lenses are tinted"),
    high: LocalizedText(zh: "戴了有色眼镜", en: "The lenses are tinted"),
    why: LocalizedText(zh: "不得佩戴有色眼镜。", en: "Tinted glasses are not allowed."),
    method: LocalizedText(
      zh: "戴眼镜时，镜片后眼下皮肤的线性亮度与脸颊之比。",
      en:
        "Where glasses are worn: linear light of the skin under the eyes, seen through the lenses, over that of the cheeks."
    ),
    remedy: LocalizedText(
      zh: "请摘下有色眼镜，或换无色镜片，重新拍摄。", en: "Take the tinted glasses off, or wear clear ones, and retake."))

  var examples: [Example] {
    [
      Example(face: .notApplicable, zh: "不戴眼镜", en: "No glasses") { _ in },
      Example(face: .pass, zh: "无色眼镜", en: "Clear glasses") { $0.glasses = .clear },
      Example(face: .fail, zh: "墨镜", en: "Sunglasses") { $0.glasses = .dark },
    ]
  }

  func presence(in scene: Scene) throws(Unassessable) -> Presence? { try scene.glasses.presence }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.glasses.transmission)
  }
}
