import Localization
internal import Portrait
internal import Raster

struct EyeDistance: Rule {
  let info = RuleInfo(
    id: "eye-distance", region: .eyes,
    title: LocalizedText(zh: "双眼间距", en: "Distance between the eyes"),
    quantity: LocalizedText(zh: "双眼中心的距离", en: "Between the centres of the eyes"),
    unit: .pixels, stages: [.finished, .planned],
    low: LocalizedText(zh: "双眼间距太小，头像太小", en: "The eyes are too near each other: the face is too small"),
    high: LocalizedText(zh: "双眼间距太大，头像太大", en: "The eyes are too far apart: the face is too large"),
    why: LocalizedText(
      zh: "双眼间距决定人脸的大小，人脸比对依靠它。",
      en: "The distance between the eyes tells the size of the face, on which comparing faces depends."),
    method: LocalizedText(
      zh: "左右眼中心之间的距离，按 {size} 的成品计算。",
      en: "Between the centres of the two eyes, in pixels of a finished picture of {size}."),
    remedy: LocalizedText(
      zh: "请在头部四周留出空白重新拍摄，由工具裁剪；照片太小时请靠近一些或用更高的分辨率。",
      en: "Retake with space around your head and let the tool crop; if the photo is small, come nearer."),
    boundsField: "geometry.eyeDistance")

  var examples: [Example] {
    [
      Example(.pass, zh: "一般大小的脸", en: "A face of the usual size") { _ in },
      Example(.fail, zh: "脸太小", en: "A small face") { $0.faceWidth = 130 },
      Example(.fail, zh: "脸太大", en: "A large face") { s in
        s.faceWidth = 420
        s.crown = 20
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func limit(in standard: Standard) -> Limit? {
    standard.geometry.eyeDistance.flatMap { standard.rules[id]?.bounded(min: $0.min, max: $0.max) }
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.uprightFace().interEyeDistance * scene.pixelsOfFrame(standard).x)
  }
}
