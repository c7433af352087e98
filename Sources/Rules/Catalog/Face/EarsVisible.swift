import Localization

struct EarsVisible: Rule {
  let info = RuleInfo(
    id: "ears-visible", region: .ears,
    title: LocalizedText(zh: "双耳可见", en: "Both ears visible"),
    quantity: LocalizedText(zh: "耳朵位置露出的肤色", en: "Skin that shows where the ear is"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "头发或头巾遮住了耳朵", en: "Hair or cloth covers an ear"),
    high: LocalizedText(zh: "头发或头巾遮住了耳朵", en: "Hair or cloth covers an ear"),
    why: LocalizedText(zh: "头发不得遮挡耳朵，双耳应对称可见。", en: "Hair must not cover the ears; both should show alike."),
    method: LocalizedText(
      zh: "脸颊外侧耳朵位置上与同侧脸颊同色的像素比例，取较少的一侧。耳朵常被头发部分遮住，因此低于要求时多由人工判断。",
      en: "Share of the area beside the cheek that has the colour of that cheek; of the ear that shows less."),
    remedy: LocalizedText(zh: "请把头发梳到耳后，露出双耳，重新拍摄。", en: "Comb your hair behind the ears and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .fail, zh: "头发遮住双耳", en: "Hair over the ears") { $0.hairOverEars = true },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try FaceParts.earShare(scene))
  }
}
