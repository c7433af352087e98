import Localization
internal import Raster

struct RedEye: Rule {
  let info = RuleInfo(
    id: "red-eye", region: .eyes,
    title: LocalizedText(zh: "无红眼", en: "No red eyes"),
    quantity: LocalizedText(zh: "瞳孔偏红", en: "Redness of the pupil"),
    unit: .percent, decimals: 0, stages: [.source, .finished],
    leastFace: .details,
    low: LocalizedText(zh: "有红眼", en: "The eyes are red from the flash"),
    high: LocalizedText(zh: "有红眼", en: "The eyes are red from the flash"),
    why: LocalizedText(zh: "闪光灯造成的红眼不真实。", en: "Red eyes from the flash are not true to life."),
    method: LocalizedText(
      zh: "瞳孔比它四周的虹膜红多少（线性光，占脸颊反光的百分比），取较红的一只眼。棕色眼睛的瞳孔是最暗的地方，只有闪光灯才会使它最红。",
      en:
        "How much redder the pupil is than the iris around it, in linear light and per cent of the light of the cheeks; of the redder eye. In brown eyes, too, the pupil is the darkest part: only a flash makes it the reddest."
    ),
    remedy: LocalizedText(zh: "请关闭闪光灯，在均匀光线下重新拍摄。", en: "Retake in even light without the flash."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .fail, zh: "红眼", en: "Red eyes") { $0.pupil = RGB(200, 30, 40) },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try FaceParts.pupilRedness(scene))
  }
}
