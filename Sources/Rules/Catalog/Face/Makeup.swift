import Localization
internal import Raster

struct Makeup: Rule {
  let info = RuleInfo(
    id: "makeup",
    title: LocalizedText(zh: "不宜化妆", en: "No make-up"),
    quantity: LocalizedText(zh: "嘴唇与脸颊的色差", en: "Colour of the lips against the cheeks"),
    decimals: 1, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "嘴唇颜色浓，可能化了妆", en: "The lips are strongly coloured: maybe make-up"),
    high: LocalizedText(zh: "嘴唇颜色浓，可能化了妆", en: "The lips are strongly coloured: maybe make-up"),
    why: LocalizedText(
      zh: "标准写明不宜化妆；是否过浓由人工判断。",
      en: "The standard advises against make-up; a person decides what is too much."),
    method: LocalizedText(
      zh: "下唇与脸颊在 CIELAB 中的色相和彩度差。只提示人工确认，不会单独判为不合格。",
      en:
        "Difference of hue and chroma between the lower lip and the cheeks in CIELAB. It asks a person to look; it never fails a photo on its own."
    ),
    remedy: LocalizedText(zh: "请卸妆或化淡妆后重新拍摄。", en: "Retake without make-up, or with very little."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "浓艳的口红", en: "Strong lipstick") { $0.lips = RGB(190, 10, 40) },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try FaceParts.lipColor(scene))
  }
}
