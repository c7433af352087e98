import Localization

struct BrowsVisible: Rule {
  let info = RuleInfo(
    id: "brows-visible", region: .brows,
    title: LocalizedText(zh: "眉毛无遮挡", en: "Eyebrows visible"),
    quantity: LocalizedText(zh: "眉毛被头发遮挡的概率", en: "Probability that hair covers the brows"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "头发遮挡眉毛", en: "Hair covers the eyebrows"),
    high: LocalizedText(zh: "头发遮挡眉毛", en: "Hair covers the eyebrows"),
    why: LocalizedText(zh: "头发不得遮挡眉毛。", en: "Hair must not cover the eyebrows."),
    method: LocalizedText(
      zh: "眉毛上方是否为肤色、有无发丝纹理、眉毛与其上方的明暗差等 11 项测量，由逻辑回归给出概率。",
      en:
        "Eleven measurements (skin above the brows, strands, contrast between brow and skin…), weighed by logistic regression."
    ),
    remedy: LocalizedText(zh: "请把刘海梳开，露出眉毛，重新拍摄。", en: "Comb the fringe off your eyebrows and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .fail, zh: "刘海盖住眉毛", en: "A fringe over the brows") { $0.fringe = true },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(LinearModel.browsHidden.percent(try Brows.features(scene)))
  }
}
