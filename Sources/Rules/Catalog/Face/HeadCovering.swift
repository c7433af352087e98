import Localization
internal import Portrait

struct HeadCovering: Rule {
  let info = RuleInfo(
    id: "head-covering", region: .crown,
    title: LocalizedText(zh: "免冠", en: "No head covering"),
    quantity: LocalizedText(zh: "戴帽子、头巾或口罩的概率", en: "Probability of a hat, scarf or mask"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "戴了帽子、头巾等头部覆盖物", en: "Something covers the head"),
    high: LocalizedText(zh: "戴了帽子、头巾等头部覆盖物", en: "Something covers the head"),
    why: LocalizedText(
      zh: "标准要求免冠；因宗教、医疗和文化需要的除外，由人工确认。",
      en:
        "The standard asks for a bare head, except for religious, medical or cultural reasons, which a person decides on."
    ),
    method: LocalizedText(
      zh: "图像网络（EfficientNet-Lite0）看头顶和眼睛四周，由逻辑回归从它的特征给出帽子、头巾的概率和口罩的概率，取较大的一个。",
      en: """
        An image network (EfficientNet-Lite0) looks at the top of the head and around the eyes; logistic regression weighs its \
        features for hats and scarves, and for masks. The greater probability counts.
        """),
    remedy: LocalizedText(
      zh: "请摘下帽子、头巾，露出头发和额头，重新拍摄。", en: "Take off hat or scarf so that hair and forehead show, and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .fail, zh: "戴帽子", en: "A cap") { $0.cap = true },
      Example(face: .fail, zh: "戴口罩", en: "A mask") { $0.mask = true },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let features = try scene.lookedAtHead()
    let head = LinearModel.headCovered.percent(of: features.top)
    let face = LinearModel.faceCovered.percent(of: features.eyes)
    guard face > head else { return Measurement(head) }
    return Measurement(
      face,
      lead: LocalizedText(zh: "口罩等遮住了脸的下半部", en: "A mask or cloth covers the lower part of the face"),
      remedy: LocalizedText(
        zh: "请摘下口罩，露出整张脸，重新拍摄。", en: "Take the mask off so that the whole face shows, and retake."))
  }
}
