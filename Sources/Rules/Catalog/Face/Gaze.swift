import Localization
internal import Portrait
internal import Raster

struct Gaze: Rule {
  let info = RuleInfo(
    id: "gaze", region: .eyes,
    title: LocalizedText(zh: "双眼平视镜头", en: "Looking at the camera"),
    quantity: LocalizedText(zh: "视线偏离眼睛中央", en: "Iris off the middle of the eye"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .details,
    low: LocalizedText(zh: "眼睛没有看着镜头", en: "The eyes do not look at the camera"),
    high: LocalizedText(zh: "眼睛没有看着镜头", en: "The eyes do not look at the camera"),
    why: LocalizedText(zh: "标准要求双眼平视。", en: "The standard asks for a level gaze at the camera."),
    method: LocalizedText(
      zh: "两只虹膜中心离正视镜头时位置的平均距离（左右、上下取较大者）占眼裂宽度的百分比，扣除转头造成的偏移。",
      en:
        "Mean distance of the irises from where they stand in eyes that look at the camera, sideways or up and down, over the width of the eyes, less what a turn of the head does."
    ),
    remedy: LocalizedText(zh: "请平视镜头重新拍摄。", en: "Retake looking straight at the camera."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .fail, zh: "看向一旁", en: "Looking aside") { $0.gaze = 0.14 },
      Example(face: .fail, zh: "看向上方", en: "Looking up") { $0.lift = 0.14 },
    ]
  }

  /// Heights of irises scatter more than their places between the corners: of people who look at the camera 98 % lie within
  /// 5.5 % of the usual height, within 4.4 % of the middle.
  private static let verticalShare = 0.8

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let shift = try FaceParts.gaze(try scene.uprightFace())
    let vertical = Gaze.verticalShare * abs(shift.y)
    guard abs(shift.x) > vertical else {
      return Measurement(
        vertical,
        lead: shift.y < 0
          ? LocalizedText(zh: "眼睛看向上方", en: "The eyes look up")
          : LocalizedText(zh: "眼睛看向下方", en: "The eyes look down"))
    }
    return Measurement(
      abs(shift.x),
      lead: shift.x > 0
        ? LocalizedText(zh: "眼睛看向自己的左侧", en: "The eyes look to their left")
        : LocalizedText(zh: "眼睛看向自己的右侧", en: "The eyes look to their right"))
  }
}
