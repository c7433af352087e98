import Localization
internal import Portrait

struct Expression: Rule {
  let info = RuleInfo(
    id: "expression", region: .mouth,
    title: LocalizedText(zh: "表情自然", en: "Natural expression"),
    quantity: LocalizedText(zh: "嘴部宽度加嘴角上扬", en: "Width of the mouth plus lift of its corners"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "笑得太明显", en: "The smile is too broad"),
    high: LocalizedText(zh: "笑得太明显", en: "The smile is too broad"),
    why: LocalizedText(
      zh: "标准要求表情自然；大笑会改变五官的位置。",
      en: "The standard asks for a natural expression; a broad smile moves the features of the face."),
    method: LocalizedText(
      zh: "嘴角间距加上嘴角高出唇缝的高度，占两眼间距的百分比；微笑不影响。",
      en:
        "Distance between the corners of the mouth plus their height over its middle, in per cent of the inter-eye distance. A slight smile is fine."
    ),
    remedy: LocalizedText(zh: "请放松面部，表情自然，重新拍摄。", en: "Relax your face and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "明显微笑", en: "A clear smile") { $0.smile = 0.12 },
      Example(face: .fail, zh: "大笑", en: "A broad laugh") { $0.smile = 0.35 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try FaceParts.smile(try scene.uprightFace()))
  }
}
