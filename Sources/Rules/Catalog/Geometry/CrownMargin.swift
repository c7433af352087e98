import Localization
internal import Portrait
internal import Raster

struct CrownMargin: Rule {
  let info = RuleInfo(
    id: "crown-margin", region: .crown,
    title: LocalizedText(zh: "头顶距上边沿", en: "Space above the hair"),
    quantity: LocalizedText(zh: "头顶发际距上边沿", en: "Top of the hair to the top edge"),
    unit: .pixels, stages: [.finished, .planned],
    low: LocalizedText(zh: "头顶距离顶部百分比不合格，离上边沿太近", en: "The head is too near the top edge"),
    high: LocalizedText(zh: "头顶距离顶部百分比不合格，离上边沿太远", en: "The head is too far from the top edge"),
    why: LocalizedText(
      zh: "头顶上方要留出规定的空白，太近显得局促，太远则头像太小或太低。",
      en:
        "The standard asks for a certain space above the head; more or less means that the head stands too low or too high."
    ),
    method: LocalizedText(
      zh: "头发最高处（不计零散的发丝）到照片上边沿的距离，按 {size} 的成品计算。头顶在画面外时为 0。",
      en: """
        From the top of the hair (loose strands aside) to the top edge, in pixels of the finished picture; 0 where the \
        top of the head is outside.
        """),
    remedy: LocalizedText(
      zh: "请在头顶上方多留一些空白重新拍摄，由工具裁剪。", en: "Retake with more space above your head and let the tool crop."),
    boundsField: "geometry.crown")

  var examples: [Example] {
    [
      Example(.pass, zh: "头顶距上边沿 80 像素", en: "80 px above the hair") { $0.crown = 80 },
      Example(.review, zh: "略少于规定", en: "Slightly too little") { $0.crown = 48 },
      Example(.fail, zh: "头顶几乎碰到上边沿", en: "The hair nearly touches the top") { $0.crown = 10 },
      Example(.fail, zh: "头顶被切掉", en: "The top of the head is cut off") { $0.crown = nil },
      Example(.fail, zh: "上方空白太多", en: "Too much space above") { $0.crown = 150 },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func limit(in standard: Standard) -> Limit? {
    standard.geometry.crown.flatMap { standard.rules[id]?.bounded(min: $0.min, max: $0.max) }
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.uprightFace()
    let isCut = scene.overhang?.cutsBody.contains(.top) == true
    guard let crown = face.crown, !isCut else {
      return Measurement(
        0, lead: LocalizedText(zh: "头顶碰到照片上边沿或被切掉", en: "The top of the head touches the edge or is cut off"))
    }
    return Measurement(max(0, crown.y * scene.pixelsOfFrame(standard).y))
  }
}
