import Localization

struct EarsVisible: Rule {
  let info = RuleInfo(
    id: "ears-visible", region: .ears,
    title: LocalizedText(zh: "双耳可见", en: "Both ears visible"),
    quantity: LocalizedText(zh: "双耳露出的概率", en: "Probability that both ears show"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "头发或头巾遮住了耳朵", en: "Hair or cloth covers an ear"),
    high: LocalizedText(zh: "头发或头巾遮住了耳朵", en: "Hair or cloth covers an ear"),
    why: LocalizedText(zh: "头发不得遮挡耳朵，双耳应对称可见。", en: "Hair must not cover the ears; both should show alike."),
    method: LocalizedText(
      zh: "神经网络（EfficientNet-Lite0）在两耳位置所见，由逻辑回归给出概率，取较少露出的一侧。",
      en:
        "What a network (EfficientNet-Lite0) sees where the ears are, weighed by logistic regression; of the ear that shows less."
    ),
    remedy: LocalizedText(zh: "请把头发梳到耳后，露出双耳，重新拍摄。", en: "Comb your hair behind the ears and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "头发遮住双耳", en: "Hair over the ears") { $0.hairOverEars = true },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(100 - (try scene.lookedAtHead().earHidden))
  }
}
