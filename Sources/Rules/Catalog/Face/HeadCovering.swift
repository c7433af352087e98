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
      zh: "头顶：图像网络（EfficientNet-Lite0）的特征由逻辑回归给出概率；口罩：鼻尖到下巴 24 个小块的颜色（与眼睛下方的皮肤相比）和边缘强度。取较大的一个。",
      en: """
        Top of the head: features of an image network (EfficientNet-Lite0), weighed by logistic regression. Masks: colour \
        (against the skin under the eyes) and edges of 24 cells from nose to chin. The greater probability counts.
        """
    ),
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
    let head = LinearModel.headCovered.percent(of: try scene.lookedAtHead().top)
    let face = LinearModel.faceCovered.percent(try HeadCells.bottom.features(scene))
    guard face > head else { return Measurement(head) }
    return Measurement(
      face,
      lead: LocalizedText(zh: "口罩等遮住了脸的下半部", en: "A mask or cloth covers the lower part of the face"),
      remedy: LocalizedText(
        zh: "请摘下口罩，露出整张脸，重新拍摄。", en: "Take the mask off so that the whole face shows, and retake."))
  }
}
