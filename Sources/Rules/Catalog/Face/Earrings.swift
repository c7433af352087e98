import Localization

struct Earrings: Rule {
  let info = RuleInfo(
    id: "earrings", region: .ears,
    title: LocalizedText(zh: "不戴耳环", en: "No earrings"),
    quantity: LocalizedText(zh: "戴耳环的概率", en: "Probability of earrings"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "佩戴饰品：耳环", en: "Earrings are worn"),
    high: LocalizedText(zh: "佩戴饰品：耳环", en: "Earrings are worn"),
    why: LocalizedText(zh: "不得佩戴耳环。", en: "Earrings are not allowed."),
    method: LocalizedText(
      zh: "神经网络（EfficientNet-Lite0）在两耳位置所见，由逻辑回归给出概率，取更像的一侧。只提示人工确认；细小的耳钉不一定能发现。",
      en:
        "What a network (EfficientNet-Lite0) sees where the ears are, weighed by logistic regression; of the ear that looks more like it. Only asks a person to look; small studs may go unseen."
    ),
    remedy: LocalizedText(zh: "请摘下耳环重新拍摄。", en: "Take the earrings off and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "大耳环", en: "Large earrings") { $0.earrings = true },
    ]
  }

  /// Probability in percent that hair or cloth hides an ear, from which on a lobe without a ring tells nothing.
  private static let surelyHidden = 99.0
  private static let hidden = LocalizedText(
    zh: "耳朵被遮住，看不到是否戴耳环", en: "An ear is hidden, so an earring could be, too")

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let head = try scene.lookedAtHead()
    return Measurement(
      head.earring, doubt: head.earHidden > Earrings.surelyHidden ? Sentences.needsEyes(Earrings.hidden) : nil
    )
  }
}
