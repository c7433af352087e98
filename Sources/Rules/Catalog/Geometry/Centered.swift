import Localization
internal import Portrait
internal import Raster

struct Centered: Rule {
  let info = RuleInfo(
    id: "centered",
    title: LocalizedText(zh: "水平居中", en: "In the middle"),
    quantity: LocalizedText(zh: "偏离中线", en: "Distance from the middle"),
    unit: .pixels, stages: [.finished, .planned],
    low: LocalizedText(zh: "头像没有居中", en: "The head is not in the middle"),
    high: LocalizedText(zh: "头像没有居中", en: "The head is not in the middle"),
    why: LocalizedText(
      zh: "标准要求人像水平居中、左右对称。", en: "The standard asks for a head in the middle, the same left and right."),
    method: LocalizedText(
      zh: "两脸颊的中点到照片竖直中线的距离，按 {size} 的成品计算。允许的偏差由本工具设定。",
      en: """
        From half way between the cheeks to the vertical middle line, in pixels of the finished picture. The tolerance \
        is this tool's.
        """),
    remedy: LocalizedText(
      zh: "请站在画面中间，左右留出同样的空白重新拍摄，由工具裁剪。",
      en: "Retake standing in the middle with the same space on both sides, and let the tool crop."),
    boundsField: "geometry.centerTolerance")

  var examples: [Example] {
    [
      Example(.pass, zh: "居中", en: "In the middle") { _ in },
      Example(.pass, zh: "偏 10 像素", en: "10 px off") { $0.centerX = 250 },
      Example(.review, zh: "偏 13 像素", en: "13 px off") { $0.centerX = 227 },
      Example(.fail, zh: "偏左 40 像素", en: "40 px to the left") { $0.centerX = 200 },
    ]
  }

  func limit(in standard: Standard) -> Limit? {
    standard.geometry.centerTolerance.flatMap { standard.rules[id]?.bounded(max: $0) }
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let middle = Double(standard.output.width) / 2
    let offset = try scene.uprightFace().centerX * scene.pixelsOfFrame(standard).x - middle
    return Measurement(
      abs(offset),
      lead: offset < 0
        ? LocalizedText(zh: "头像偏向画面左侧", en: "The head is too far to the left of the picture")
        : LocalizedText(zh: "头像偏向画面右侧", en: "The head is too far to the right of the picture"))
  }
}
