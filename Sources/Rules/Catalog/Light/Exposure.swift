import Localization
internal import Portrait
internal import Raster

struct Exposure: Rule {
  let info = RuleInfo(
    id: "exposure",
    title: LocalizedText(zh: "曝光正确", en: "Exposed correctly"),
    quantity: LocalizedText(zh: "脸部亮处的亮度（按肤色折算）", en: "Light tones of the face, allowing for the skin"),
    unit: .percent, decimals: 0, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "脸部太暗（欠曝或逆光）", en: "The face is too dark: underexposed or lit from behind"),
    high: LocalizedText(zh: "脸部过曝，太亮看不到皮肤的层次", en: "The face is overexposed: skin has lost its tones"),
    why: LocalizedText(
      zh: "照片要层次清晰、脸部曝光均匀；太暗或太亮都看不清五官。",
      en: "The tones must be clear and the face well exposed; too dark or too bright hides the features."),
    method: LocalizedText(
      zh:
        "脸部（含眼白和皮肤的反光）最亮的 1% 的亮度占满量程的百分比，乘以它与脸部中间亮度之比（以 1.3 为准）的平方根：深色皮肤的反光比皮肤亮得多，欠曝的照片则不然，所以深浅肤色用同一个标准。超过 100 的部分是皮肤中有颜色通道到顶（不再有层次）的面积百分比。",
      en: """
        Luma of the brightest 1 % of the face, whites of the eyes and highlights of the skin included, in percent of full scale, \
        times the root of its ratio to the median of the face over the usual 1.3: highlights stand far above dark skin, but not \
        above pale skin that is underexposed, so that all skins are held to the same. What exceeds 100 is the percentage of \
        the skin that has a channel at its end and so has lost its tones.
        """),
    remedy: LocalizedText(
      zh: "请在明亮均匀的光线下，不要背对窗户或灯，点按屏幕上的脸对焦测光后重新拍摄。",
      en:
        "Retake in bright even light, never with a window or lamp behind you; tap your face on the screen to meter it."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "曝光正确", en: "Exposed correctly") { _ in },
      Example(.pass, zh: "肤色很深", en: "Very dark skin") { s in
        s.skin = RGB(96, 62, 46)
        s.lips = RGB(110, 56, 56)
        s.retouch = { $0.drawEyeWhites() }
      },
      Example(.pass, zh: "肤色很浅", en: "Very pale skin") { $0.skin = RGB(232, 206, 192) },
      Example(.fail, zh: "欠曝", en: "Underexposed") { $0.retouch = { $0.multiply(0.22) } },
      Example(.fail, zh: "过曝", en: "Overexposed") { $0.retouch = { $0.multiply(1.9) } },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// Light tones over the median of a face of light skin, in luma.
  private static let usualHighlight = 1.3
  /// The share of the face that its light tones stay above.
  private static let lightShare = 0.99
  /// Percent of the skin whose sparkle reaches the end of the scale in any good photo.
  private static let usualSparkle = 5.0

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.faceColors
    let skin = face.skin
    guard skin.count >= FaceColors.leastCount, let light = Percentile.of(face.lumas, Exposure.lightShare),
      let usual = Percentile.median(face.lumas)
    else {
      throw Unassessable(
        LocalizedText(zh: "脸部不完整，无法判断曝光", en: "The face is not whole, so its exposure can't be judged"))
    }
    let clipped = 100 * Double(skin.count { $0.isClipped }) / Double(skin.count)
    guard clipped < Exposure.usualSparkle else { return Measurement(100 + clipped) }
    let highlight = (light / max(1, usual) / Exposure.usualHighlight).squareRoot()
    return Measurement(min(100, light / 255 * 100 * highlight))
  }
}

extension RGBImage {
  /// Beside the irises of a sketch as it stands.
  fileprivate mutating func drawEyeWhites() {
    for left in [178, 202, 266, 290] {
      for y in 243..<257 {
        for x in left..<left + 12 { self[x, y] = RGB(196, 190, 184) }
      }
    }
  }

  fileprivate mutating func multiply(_ gain: Double) {
    samples = samples.map { UInt8(min(255, Double($0) * gain)) }
  }
}
