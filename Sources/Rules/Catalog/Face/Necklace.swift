import Localization

struct Necklace: Rule {
  let info = RuleInfo(
    id: "necklace", region: .neck,
    title: LocalizedText(zh: "不戴项链", en: "No necklace"),
    quantity: LocalizedText(zh: "颈部连续亮线", en: "Line across the neck"),
    decimals: 2, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "佩戴饰品：项链", en: "A necklace is worn"),
    high: LocalizedText(zh: "佩戴饰品：项链", en: "A necklace is worn"),
    why: LocalizedText(zh: "不得佩戴项链。", en: "Necklaces are not allowed."),
    method: LocalizedText(
      zh: "横过颈部、比上下皮肤都亮或颜色不同的细线，取最强一条的平均强度（自然对数）。细链不一定能发现。",
      en:
        "Mean strength of the best thin line across the neck that is brighter than the skin on both sides or of another colour: natural logarithm. Fine chains may go unseen."
    ),
    remedy: LocalizedText(zh: "请摘下项链重新拍摄。", en: "Take the necklace off and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "项链", en: "A necklace") { $0.necklace = true },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try Ornaments.necklace(scene))
  }
}
