import Localization
internal import Portrait
internal import Raster

struct DynamicRange: Rule {
  let info = RuleInfo(
    id: "dynamic-range", region: .picture,
    title: LocalizedText(zh: "层次清晰", en: "Clear tones"),
    quantity: LocalizedText(zh: "脸部的灰度层次", en: "Tones in the face"),
    unit: .bits, decimals: 1, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(
      zh: "层次不清：反差太低、发灰，或噪点太多", en: "The tones are not clear: flat, washed out or lost in noise"),
    high: LocalizedText(zh: "层次不清", en: "The tones are not clear"),
    why: LocalizedText(
      zh: "图像应层次清晰；发灰、过暗、过曝或噪点很多的照片分不清明暗层次。",
      en: "Tones must be clear; in a flat, dark, burnt-out or noisy photo they can't be told apart."),
    method: LocalizedText(
      zh: "脸上最暗处（瞳孔、鼻孔、眉毛）到最亮处（眼白、受光的皮肤）的明度差 L*，除以能分辨的一级（噪点越多，一级越大），以 2 为底取对数。深浅肤色都有最暗处和最亮处，所以用同一个标准。",
      en: """
        From the darkest parts of the face (pupils, nostrils, brows) to the lightest (whites of the eyes, lit skin) in L*, over the \
        step that can be told apart, which grain makes coarser; logarithm of base 2. Every skin has both ends, so that all are held \
        to the same.
        """),
    remedy: LocalizedText(
      zh: "请擦净镜头，在明亮均匀的光线下（不要对着强光）重新拍摄，不要用滤镜。",
      en: "Clean the lens and retake in bright even light, not against it, without filters."))

  var examples: [Example] {
    [
      Example(.pass, zh: "层次清晰", en: "Clear tones") { _ in },
      Example(.pass, zh: "肤色很深", en: "Very dark skin") { $0.skin = RGB(96, 62, 46) },
      Example(.fail, zh: "发灰", en: "Washed out") { $0.retouch = { $0.flatten(0.1) } },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// The darkest and the lightest part of a face that its tones lie between: pupils, nostrils and brows to whites of the eyes and
  /// the lit skin. Every skin has both, so that the range does not depend on it.
  private static let ends = (dark: 0.01, light: 0.99)
  /// In L*: what two tones differ by at least to be seen apart beside each other.
  private static let step = 1.0
  /// L* per level of 255 in the middle of the scale.
  private static let lightnessPerLevel = 0.4

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let lumas = try scene.faceColors.lumas
    guard lumas.count >= FaceColors.leastCount, let dark = Percentile.of(lumas, DynamicRange.ends.dark),
      let light = Percentile.of(lumas, DynamicRange.ends.light)
    else {
      throw Unassessable(
        LocalizedText(zh: "脸部不完整，无法判断层次", en: "The face is not whole, so its tones can't be judged"))
    }
    let range = DynamicRange.lightness(light) - DynamicRange.lightness(dark)
    let grain = DynamicRange.lightnessPerLevel * (try Grain.deviation(scene) ?? 0)
    return Measurement(Logarithm.base2(1 + max(0, range) / (DynamicRange.step + grain)))
  }

  /// L* of a grey of this luma.
  private static func lightness(_ luma: Double) -> Double {
    let level = UInt8(max(0, min(255, luma.rounded())))
    return Lab(RGB(level, level, level)).l
  }
}

extension RGBImage {
  /// Contrast reduced about the middle grey.
  fileprivate mutating func flatten(_ contrast: Double) {
    samples = samples.map { UInt8(128 + (Double($0) - 128) * contrast) }
  }
}
