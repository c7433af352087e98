import Localization
internal import Portrait
internal import Raster

struct HeadHeight: Rule {
  let info = RuleInfo(
    id: "head-height", region: .head,
    title: LocalizedText(zh: "头部高度", en: "Height of the head"),
    quantity: LocalizedText(zh: "头部高度（头顶到下巴）", en: "Head height (top of the hair to chin)"),
    unit: .pixels, stages: [.finished, .planned],
    low: LocalizedText(zh: "头部太小", en: "The head is too small"),
    high: LocalizedText(zh: "头部太大", en: "The head is too large"),
    why: LocalizedText(
      zh: "证件照的头部要占规定的高度，才能与其他照片和本人比对。",
      en: "A head of the height that is asked for can be compared with other photos and with the person."),
    method: LocalizedText(
      zh: "头发最高处（不计零散的发丝）到下巴尖的竖直距离，按 {size} 的成品计算。头顶在画面外时无法判断。",
      en: """
        Vertical distance between the top of the hair (loose strands aside) and the tip of the chin, in pixels of a \
        finished picture of {size}. It can't be judged where the top of the head is outside.
        """),
    remedy: LocalizedText(
      zh: "请在头部四周留出空白重新拍摄，由工具裁剪；照片太小时请靠近一些或用更高的分辨率。",
      en: "Retake with space around your head and let the tool crop; if the photo is small, come nearer."),
    boundsField: "geometry.headHeight")

  var examples: [Example] {
    [
      Example(.pass, zh: "头高约 360 像素", en: "A head of about 360 px") { _ in },
      Example(.fail, zh: "头太小", en: "A small head") { s in
        s.faceWidth = 160
        s.crown = 140
      },
      Example(.fail, zh: "头太大", en: "A large head") { s in
        s.faceWidth = 300
        s.crown = 30
      },
      Example(.unassessable, zh: "头顶被切掉", en: "The top of the head is cut off") { $0.crown = nil },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func limit(in standard: Standard) -> Limit? {
    standard.geometry.headHeight.flatMap { standard.rules[id]?.bounded(min: $0.min, max: $0.max) }
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.uprightFace()
    guard let crown = face.crown, scene.overhang?.cutsBody.contains(.top) != true else {
      throw Unassessable(
        LocalizedText(
          zh: "头顶不在画面内，无法判断头部高度",
          en: "The top of the head is outside the picture, so its height can't be judged"))
    }
    return Measurement(max(0, face.chin.y - crown.y) * scene.pixelsOfFrame(standard).y)
  }
}
