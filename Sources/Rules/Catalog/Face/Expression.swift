import Localization
internal import Portrait

struct Expression: Rule {
  let info = RuleInfo(
    id: "expression", region: .mouth,
    title: LocalizedText(zh: "表情自然", en: "Natural expression"),
    quantity: LocalizedText(
      zh: "表情的强度（100% 为平静面孔的极限）", en: "Strength of the expression (100%: as far as calm faces go)"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "表情不自然", en: "The expression is not calm"),
    high: LocalizedText(zh: "表情不自然", en: "The expression is not calm"),
    why: LocalizedText(
      zh: "标准要求表情自然；大笑会改变五官的位置。",
      en: "The standard asks for a natural expression; a broad smile moves the features of the face."),
    method: LocalizedText(
      zh: "大笑（嘴角间距加嘴角上扬）、抬眉、皱眉、抿嘴或咬唇、噘嘴、鼓腮各自的程度，0 为平静面孔的中间值，100 为其极限，取最大者；微笑不影响。除大笑外只交人工确认。",
      en:
        "How far the face smiles (width of the mouth plus lift of its corners), raises its brows, frowns, presses or bites or purses its lips or puffs its cheeks: 0 as calm faces do, 100 as far as any of them; the strongest counts. A slight smile is fine; all but smiles are left to a person."
    ),
    remedy: LocalizedText(zh: "请放松面部，表情自然，重新拍摄。", en: "Relax your face and retake."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "明显微笑", en: "A clear smile") { $0.smile = 0.22 },
      Example(face: .fail, zh: "大笑", en: "A broad laugh") { $0.smile = 0.35 },
      Example(face: .review, zh: "抬眉", en: "Raised brows") { $0.browLift = 0.16 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let strongest = try Grimace.strongest(of: try scene.uprightFace())
    return Measurement(max(0, strongest.percent), lead: strongest.kind.text)
  }
}
