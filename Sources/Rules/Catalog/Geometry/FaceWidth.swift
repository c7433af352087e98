import Localization
internal import Portrait
internal import Raster

struct FaceWidth: Rule {
  let info = RuleInfo(
    id: "face-width",
    title: LocalizedText(zh: "脸部宽度", en: "Width of the face"),
    quantity: LocalizedText(zh: "脸部宽度（两脸颊之间）", en: "Face width (cheek to cheek)"),
    unit: .pixels, stages: [.finished, .planned],
    low: LocalizedText(zh: "头像太小", en: "The face is too small"),
    high: LocalizedText(zh: "头像太大", en: "The face is too large"),
    why: LocalizedText(
      zh: "脸太小看不清，太大则放不下头发和双肩。",
      en: "Too small and it can't be recognized, too large and hair and shoulders don't fit."),
    method: LocalizedText(
      zh: "两侧耳朵与脸颊相接处之间的水平距离，按 {size} 的成品计算。",
      en:
        "Horizontal distance between the places where the ears join the cheeks, in pixels of the finished picture."
    ),
    remedy: LocalizedText(
      zh: "请在头部四周留出空白重新拍摄，由工具裁剪；照片太小时请靠近一些或用更高的分辨率。",
      en: "Retake with space around your head and let the tool crop; if the photo is small, come nearer."),
    boundsField: "geometry.faceWidth")

  var examples: [Example] {
    [
      Example(.pass, zh: "脸宽 230 像素", en: "A face of 230 px") { $0.faceWidth = 230 },
      Example(.review, zh: "略窄", en: "Slightly too small") { $0.faceWidth = 178 },
      Example(.fail, zh: "头像太小", en: "A face of 140 px") { $0.faceWidth = 140 },
      Example(.fail, zh: "头像太大", en: "A face of 330 px") { $0.faceWidth = 330 },
    ]
  }

  func limit(in standard: Standard) -> Limit? {
    standard.geometry.faceWidth.flatMap { standard.rules[id]?.bounded(min: $0.min, max: $0.max) }
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.uprightFace().faceWidth * scene.pixelsOfFrame(standard).x)
  }
}
