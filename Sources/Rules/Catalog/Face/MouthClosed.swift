import Localization
internal import Portrait

struct MouthClosed: Rule {
  let info = RuleInfo(
    id: "mouth-closed", region: .mouth,
    title: LocalizedText(zh: "嘴唇自然闭合", en: "Mouth closed"),
    quantity: LocalizedText(zh: "嘴唇间隙与嘴宽之比", en: "Gap between the lips over the width of the mouth"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "嘴唇没有闭合", en: "The mouth is not closed"),
    high: LocalizedText(zh: "嘴唇没有闭合", en: "The mouth is not closed"),
    why: LocalizedText(zh: "标准要求嘴唇自然闭合，不露牙齿。", en: "The standard asks for closed lips; teeth must not show."),
    method: LocalizedText(
      zh: "面部网格上内唇之间最大的距离与嘴宽之比。",
      en: "Greatest distance between the inner lips in the face mesh over the width of the mouth."),
    remedy: LocalizedText(zh: "请自然闭合嘴唇重新拍摄。", en: "Retake with your lips naturally closed."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .review, zh: "嘴唇微张", en: "Lips slightly parted") { $0.lipGap = 0.05 },
      Example(face: .fail, zh: "张嘴露齿", en: "Mouth open") { $0.lipGap = 0.2 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try FaceParts.lipGap(try scene.uprightFace()))
  }
}
