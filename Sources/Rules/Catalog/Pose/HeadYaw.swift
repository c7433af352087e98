import Localization
internal import Portrait

struct HeadYaw: Rule {
  let info = RuleInfo(
    id: "head-yaw",
    title: LocalizedText(zh: "正面，不侧脸", en: "Facing the camera: no turn"),
    quantity: LocalizedText(zh: "左右转头角度", en: "Turn of the head"),
    unit: .degrees, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "头部没有正对镜头", en: "The head does not face the camera"),
    high: LocalizedText(zh: "头部没有正对镜头", en: "The head does not face the camera"),
    why: LocalizedText(
      zh: "标准要求正面头像，侧脸会影响人像比对。",
      en: "The standard asks for a portrait from the front; a turned head hampers face comparison."),
    method: LocalizedText(
      zh: "由面部网格估算的左右转动角度，正对镜头为 0°。允许的偏差由本工具设定。",
      en:
        "Turn to either side, estimated from the face mesh; 0° faces the camera. The tolerance is this tool's."
    ),
    remedy: LocalizedText(
      zh: "请正对镜头，让两只耳朵露出得一样多，重新拍摄。", en: "Retake facing the camera straight on, with both ears showing alike."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "正对镜头", en: "Facing the camera") { $0.pose.yaw = 2 },
      Example(.review, zh: "略微侧脸", en: "Slightly turned") { $0.pose.yaw = -8 },
      Example(.fail, zh: "明显侧脸", en: "Clearly turned") { $0.pose.yaw = 20 },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let yaw = try scene.uprightFace().pose.yaw
    return Measurement(
      abs(yaw),
      lead: yaw > 0
        ? LocalizedText(zh: "头转向了自己的左侧", en: "The head is turned to its left")
        : LocalizedText(zh: "头转向了自己的右侧", en: "The head is turned to its right"))
  }
}
