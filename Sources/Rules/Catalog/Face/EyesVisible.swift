import Localization

struct EyesVisible: Rule {
  let info = RuleInfo(
    id: "eyes-visible", region: .eyes,
    title: LocalizedText(zh: "眼睛无遮挡", en: "Nothing over the eyes"),
    quantity: LocalizedText(zh: "眼睛被遮挡的概率", en: "Probability that something lies over an eye"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "有东西遮住了眼睛", en: "Something lies over an eye"),
    high: LocalizedText(zh: "有东西遮住了眼睛", en: "Something lies over an eye"),
    why: LocalizedText(zh: "头发等不得遮挡眼睛。", en: "Neither hair nor anything else may cover the eyes."),
    method: LocalizedText(
      zh: "用神经网络看每只眼睛及其周围，由逻辑回归给出被遮挡的概率，取较差的一只眼；闭着的眼睛不算。",
      en:
        "What a neural network sees of each eye and around it, weighed by logistic regression; of the worse eye. A closed eye is not covered."
    ),
    remedy: LocalizedText(
      zh: "请把头发别到一边，露出双眼，重新拍摄。", en: "Pin your hair aside so that both eyes show, and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "头发盖住一只眼", en: "Hair over one eye") { $0.hairOverEye = true },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.coveredEyes.percent.max())
  }
}
