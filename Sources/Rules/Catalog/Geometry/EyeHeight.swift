import Localization
internal import Portrait
internal import Raster

struct EyeHeight: Rule {
  let info = RuleInfo(
    id: "eye-height", region: .eyes,
    title: LocalizedText(zh: "眼睛距上边沿", en: "Height of the eyes"),
    quantity: LocalizedText(zh: "眼睛距上边沿", en: "Eyes to the top edge"),
    unit: .pixels, stages: [.finished, .planned],
    low: LocalizedText(zh: "眼睛中心距离顶部百分比不合格，位置太高", en: "The eyes are too high in the picture"),
    high: LocalizedText(zh: "眼睛中心距离顶部百分比不合格，位置太低", en: "The eyes are too low in the picture"),
    why: LocalizedText(
      zh: "眼睛的高度决定头像在画面中的位置，同一证件的照片要一致。",
      en: "The height of the eyes places the head in the picture, the same for everybody who has one."),
    method: LocalizedText(
      zh: "两眼中心的平均高度到照片上边沿的距离，按 {size} 的成品计算。",
      en: "Mean height of the two eye centres below the top edge, in pixels of the finished picture."),
    remedy: LocalizedText(
      zh: "请在头顶上方和胸前都留出空白重新拍摄，由工具裁剪。",
      en: "Retake with space above your head and down to the chest, and let the tool crop."),
    boundsField: "geometry.eyes")

  var examples: [Example] {
    [
      Example(.pass, zh: "眼睛在 250 像素处", en: "Eyes at 250 px") { $0.eyes = 250 },
      Example(.pass, zh: "两倍大小的照片按比例判断", en: "A picture of twice the size, judged by proportion") { s in
        s.size.width *= 2
        s.size.height *= 2
        s.crown = 160
        s.eyes = 500
        s.faceWidth = 460
        s.centerX = 480
      },
      Example(.review, zh: "略高于规定", en: "Slightly too high") { $0.eyes = 198 },
      Example(.fail, zh: "眼睛太高", en: "Eyes too high") { $0.eyes = 170 },
      Example(.fail, zh: "眼睛太低", en: "Eyes too low") { $0.eyes = 330 },
    ]
  }

  func limit(in standard: Standard) -> Limit? {
    standard.geometry.eyes.flatMap { standard.rules[id]?.bounded(min: $0.min, max: $0.max) }
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.uprightFace().eyeLine * scene.pixelsOfFrame(standard).y)
  }
}
