import Localization

struct EarsVisible: Rule {
  let info = RuleInfo(
    id: "ears-visible", region: .ears,
    title: LocalizedText(zh: "双耳可见", en: "Both ears visible"),
    quantity: LocalizedText(zh: "耳朵被遮住的概率", en: "Probability that hair or cloth hides an ear"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "头发或头巾遮住了耳朵", en: "Hair or cloth covers an ear"),
    high: LocalizedText(zh: "头发或头巾遮住了耳朵", en: "Hair or cloth covers an ear"),
    why: LocalizedText(zh: "头发不得遮挡耳朵，双耳应对称可见。", en: "Hair must not cover the ears; both should show alike."),
    method: LocalizedText(
      zh: "脸颊外侧耳朵位置分成 18 格，与同侧脸颊比较明暗、颜色和纹理，共 126 项测量，由逻辑回归给出概率，取较大的一侧；只与本人的肤色比较，深浅肤色一样。",
      en:
        "Light, colour and texture of 18 cells beside the cheek against the skin of that cheek, 126 measurements weighed by logistic regression; of the ear that shows less. Everybody is compared with their own skin."
    ),
    remedy: LocalizedText(zh: "请把头发梳到耳后，露出双耳，重新拍摄。", en: "Comb your hair behind the ears and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "头发遮住双耳", en: "Hair over the ears") { $0.hairOverEars = true },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try EarChart.hidden(scene).max())
  }
}
