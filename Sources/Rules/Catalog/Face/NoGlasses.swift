import Localization

struct NoGlasses: Rule {
  let info = RuleInfo(
    id: "no-glasses", region: .eyes,
    title: LocalizedText(zh: "不戴眼镜", en: "No glasses"),
    quantity: LocalizedText(zh: "戴眼镜的可能", en: "Probability of glasses"),
    unit: .percent, stages: [.source, .finished], leastFace: .parts,
    low: LocalizedText(zh: "戴了眼镜", en: "Glasses are worn"),
    high: LocalizedText(zh: "戴了眼镜", en: "Glasses are worn"),
    why: LocalizedText(zh: "这种照片不得佩戴眼镜。", en: "Glasses must be taken off for this photo."),
    method: LocalizedText(
      zh: "图像网络（EfficientNet-Lite0）在眼睛四周所见，由逻辑回归给出戴眼镜的概率。",
      en: "What an image network (EfficientNet-Lite0) sees around the eyes, weighed by logistic regression."
    ),
    remedy: LocalizedText(zh: "请摘下眼镜重新拍摄。", en: "Take the glasses off and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "不戴眼镜", en: "No glasses") { _ in },
      Example(face: .fail, zh: "戴眼镜", en: "Glasses") { $0.glasses = .clear },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.glasses.presence.percent)
  }
}
