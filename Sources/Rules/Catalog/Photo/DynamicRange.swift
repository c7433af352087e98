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
      zh: "脸部亮度直方图的熵，减去超出正常的噪点所淹没的层次。深色皮肤同样的明暗变化占用的灰度级较少，按脸部亮度补偿，最多半位。",
      en: """
        Entropy of the luma histogram of the face, less what noise beyond the usual drowns. The same light and shade takes \
        fewer levels on darker skin, which is made up for, by half a bit at most.
        """),
    remedy: LocalizedText(
      zh: "请擦净镜头，在明亮均匀的光线下（不要对着强光）重新拍摄，不要用滤镜。",
      en: "Clean the lens and retake in bright even light, not against it, without filters."))

  var examples: [Example] {
    [
      Example(.pass, zh: "层次清晰", en: "Clear tones") { _ in },
      Example(.fail, zh: "发灰", en: "Washed out") { $0.retouch = { $0.flatten(0.2) } },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// Texture of skin, lashes and hair under this is no noise; in levels of 255 at 96 px between the eyes.
  private static let usualNoise = 3.5

  /// Mean luma of a face whose tones are counted as they are.
  private static let usualLuma = 110.0
  /// The most that a darker face is given, in bits: an underexposed photo gets no further.
  private static let mostAllowance = 0.5

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let lumas = try scene.faceColors.lumas
    guard lumas.count >= FaceColors.leastCount else {
      throw Unassessable(
        LocalizedText(zh: "脸部不完整，无法判断层次", en: "The face is not whole, so its tones can't be judged"))
    }
    var histogram = [Double](repeating: 0, count: 256)
    for luma in lumas { histogram[Int(luma)] += 1 }
    let total = Double(lumas.count)
    let entropy = histogram.reduce(0) { $1 > 0 ? $0 - $1 / total * Logarithm.base2($1 / total) : $0 }
    let luma = histogram.indices.reduce(0) { $0 + histogram[$1] / total * Double($1) }
    // A face of half the luma spreads its tones over half as many levels.
    let allowance = Logarithm.base2(DynamicRange.usualLuma / max(1, luma))
    return Measurement(
      try entropy + min(DynamicRange.mostAllowance, max(0, allowance))
        - DynamicRange.lost(toNoiseIn: scene))
  }

  /// Bits by which the power of the noise exceeds the usual; 0 in a face too small to tell noise from features.
  private static func lost(toNoiseIn scene: Scene) throws(Unassessable) -> Double {
    let frame = try FaceFrame(try scene.uprightFace())
    guard frame.interEyeDistance >= SkinTexture.leastInterEye, let skin = try scene.skinTexture
    else { return 0 }
    return max(0, 2 * Logarithm.base2(max(1, skin.finest / usualNoise)))
  }
}

extension RGBImage {
  /// Contrast reduced about the middle grey.
  fileprivate mutating func flatten(_ contrast: Double) {
    samples = samples.map { UInt8(128 + (Double($0) - 128) * contrast) }
  }
}
