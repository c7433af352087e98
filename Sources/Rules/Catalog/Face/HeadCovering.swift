struct HeadCovering: Rule {
  let info = RuleInfo(
    id: "head-covering", clause: "1.1", region: .crown,
    title: LocalizedText(zh: "免冠", en: "No head covering"),
    quantity: LocalizedText(zh: "戴帽子或头巾的概率", en: "Probability of a hat or scarf"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    low: LocalizedText(zh: "戴了帽子、头巾等头部覆盖物", en: "Something covers the head"),
    high: LocalizedText(zh: "戴了帽子、头巾等头部覆盖物", en: "Something covers the head"),
    why: LocalizedText(
      zh: "标准要求免冠；因宗教、医疗和文化需要的除外，由人工确认。",
      en:
        "The standard asks for a bare head, except for religious, medical or cultural reasons, which a person decides on."
    ),
    method: LocalizedText(
      zh: "额头到头顶 30 个小块的颜色（与脸颊相比）和边缘强度，由逻辑回归给出概率。",
      en:
        "Colour (against the cheeks) and edges of cells from forehead to crown, weighed by logistic regression."
    ),
    remedy: LocalizedText(
      zh: "请摘下帽子、头巾，露出头发和额头，重新拍摄。", en: "Take off hat or scarf so that hair and forehead show, and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .fail, zh: "戴帽子", en: "A cap") { $0.cap = true },
    ]
  }

  func measure(_ evidence: Evidence, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(LinearModel.headCovered.percent(try HeadTop.features(evidence)))
  }
}
