import Localization
internal import Portrait
internal import Raster

struct ChinMargin: Rule {
  let info = RuleInfo(
    id: "chin-margin",
    title: LocalizedText(zh: "下巴距下边沿", en: "Space below the chin"),
    quantity: LocalizedText(zh: "下巴距下边沿", en: "Chin to the bottom edge"),
    unit: .pixels, stages: [.finished, .planned],
    low: LocalizedText(zh: "下巴离下边沿太近", en: "The chin is too near the bottom edge"),
    high: LocalizedText(zh: "下巴离下边沿太远", en: "The chin is too far from the bottom edge"),
    why: LocalizedText(
      zh: "下巴以下要留出规定的高度，放得下颈部和双肩。",
      en: "The space that is asked for below the chin holds neck and shoulders."),
    method: LocalizedText(
      zh: "下巴尖到照片下边沿的距离，按 {size} 的成品计算。下巴在画面外时为 0。",
      en: """
        From the tip of the chin to the bottom edge, in pixels of a finished picture of {size}; 0 where the chin is \
        outside.
        """),
    remedy: LocalizedText(
      zh: "请让胸口以上都在画面内重新拍摄，由工具裁剪。",
      en: "Retake with your chest in the picture and let the tool crop."), boundsField: "geometry.chin")

  var examples: [Example] {
    [
      Example(.pass, zh: "下巴距下边沿约 200 像素", en: "About 200 px below the chin") { _ in },
      Example(.fail, zh: "下巴几乎碰到下边沿", en: "The chin nearly touches the bottom edge") { s in
        s.eyes = 430
        s.crown = 260
      },
      Example(.fail, zh: "头太高", en: "The head stands too high") { s in
        s.eyes = 150
        s.crown = 20
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func limit(in standard: Standard) -> Limit? {
    standard.geometry.chin.flatMap { standard.rules[id]?.bounded(min: $0.min, max: $0.max) }
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let chin = try scene.uprightFace().chin.y * scene.pixelsOfFrame(standard).y
    return Measurement(max(0, Double(standard.output.height) - chin))
  }
}
