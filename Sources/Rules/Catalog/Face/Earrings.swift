struct Earrings: Rule {
  let info = RuleInfo(
    id: "earrings", clause: "2.4", region: .ears,
    title: LocalizedText(zh: "不戴耳环", en: "No earrings"),
    quantity: LocalizedText(zh: "耳垂处异色斑点", en: "Spot at the ear lobe"),
    decimals: 2, stages: [.source, .finished],
    low: LocalizedText(zh: "佩戴饰品：耳环", en: "Earrings are worn"),
    high: LocalizedText(zh: "佩戴饰品：耳环", en: "Earrings are worn"),
    why: LocalizedText(zh: "不得佩戴耳环。", en: "Earrings are not allowed."),
    method: LocalizedText(
      zh: "耳垂附近与四周都不同的小斑点，与周围颜色之比的自然对数（最强的一处）。小耳钉不一定能发现。",
      en:
        "The strongest small spot near the lobes that differs from all around it: natural logarithm of the colours. Small studs may go unseen."
    ),
    remedy: LocalizedText(zh: "请摘下耳环重新拍摄。", en: "Take the earrings off and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .fail, zh: "大耳环", en: "Large earrings") { $0.earrings = true },
    ]
  }

  func measure(_ evidence: Evidence, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try Ornaments.earring(evidence))
  }
}
