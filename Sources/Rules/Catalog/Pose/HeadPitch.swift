import Localization
internal import Portrait

struct HeadPitch: Rule {
  let info = RuleInfo(
    id: "head-pitch",
    title: LocalizedText(zh: "正面，不仰头不低头", en: "Facing the camera: chin neither up nor down"),
    quantity: LocalizedText(zh: "俯仰角度", en: "Tilt up or down"),
    unit: .degrees, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "头部没有正对镜头", en: "The head does not face the camera"),
    high: LocalizedText(zh: "头部没有正对镜头", en: "The head does not face the camera"),
    why: LocalizedText(
      zh: "标准要求正面头像、平视镜头，仰头和低头都会改变面部比例。",
      en: "The standard asks for a level look; a raised or lowered chin changes the proportions of the face."),
    method: LocalizedText(
      zh: "由面部网格估算的抬头或低头角度，平视为 0°；网格只跟随真实角度的 65%，已换算。允许的偏差由本工具设定。",
      en: """
        Raised or lowered chin, estimated from the face mesh, which follows 65 % of a true nod and is corrected for it; 0° \
        is level. The tolerance is this tool's.
        """),
    remedy: LocalizedText(
      zh: "请把镜头放在与眼睛同高的位置，平视镜头，重新拍摄。",
      en: "Put the camera at the height of your eyes, look straight into it, and retake."))

  var examples: [Example] {
    [
      Example(.pass, zh: "平视", en: "Level") { $0.pose.pitch = -3 },
      Example(.review, zh: "略微仰头", en: "Chin slightly up") { $0.pose.pitch = 8 },
      Example(.fail, zh: "明显低头", en: "Clearly looking down") { $0.pose.pitch = -18 },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// How much of a nod the mesh shows: its mean over 40 people rendered at six angles from -20° to 20°.
  private static let share = 0.65
  /// What the mesh says of level heads, in degrees: the mean of the medians of four collections taken by different people
  /// (london 0, canada -3.3, congress -3.5, uk_mps -3.5), for one photographer's idea of level is no zero.
  private static let level = -2.6

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let pitch = (try scene.uprightFace().pose.pitch - HeadPitch.level) / HeadPitch.share
    return Measurement(
      abs(pitch),
      lead: pitch > 0
        ? LocalizedText(zh: "头抬得太高", en: "The chin is too high")
        : LocalizedText(zh: "头低得太多", en: "The chin is too low"))
  }
}
