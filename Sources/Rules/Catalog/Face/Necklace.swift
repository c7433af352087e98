import Localization

struct Necklace: Rule {
  let info = RuleInfo(
    id: "necklace", region: .neck,
    title: LocalizedText(zh: "不戴项链", en: "No necklace"),
    quantity: LocalizedText(zh: "戴项链的概率", en: "Probability of a necklace"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "佩戴饰品：项链", en: "A necklace is worn"),
    high: LocalizedText(zh: "佩戴饰品：项链", en: "A necklace is worn"),
    why: LocalizedText(zh: "不得佩戴项链。", en: "Necklaces are not allowed."),
    method: LocalizedText(
      zh: "神经网络（EfficientNet-Lite0）在下巴以下所见，由逻辑回归给出概率。绣花的领口也会像项链，所以只提示人工确认；细链不一定能发现。",
      en:
        "What a network (EfficientNet-Lite0) sees below the chin, weighed by logistic regression. Embroidered collars may look like a necklace, so that a person must look; fine chains may go unseen."
    ),
    remedy: LocalizedText(zh: "请摘下项链重新拍摄。", en: "Take the necklace off and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "项链", en: "A necklace") { $0.necklace = true },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.lookedAtHead().necklaceWorn)
  }
}
