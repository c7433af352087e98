internal import Codecs
import Localization
internal import Portrait
internal import Raster

struct NaturalColor: Rule {
  let info = RuleInfo(
    id: "natural-color",
    title: LocalizedText(zh: "色彩真实", en: "Natural colours"),
    quantity: LocalizedText(zh: "肤色偏离自然范围", en: "Distance of the skin from natural colours"),
    unit: .deltaE, decimals: 1, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "肤色不自然", en: "The skin has an unnatural colour"),
    high: LocalizedText(zh: "肤色不自然，照片偏色", en: "The skin has an unnatural colour: the photo has a cast"),
    why: LocalizedText(zh: "照片应色彩真实。", en: "The colours of the photo must be true."),
    method: LocalizedText(
      zh:
        "整张脸皮肤颜色的中间值 a*、b* 超出白光下人类皮肤（从很深到很浅）范围多少；不看明暗，只看偏红、偏绿、偏蓝、偏黄。脸颊泛红不算：偏色时整张脸都红而不黄。肤色偏黄而眼白也偏黄，或者文件的色彩配置无法使用时，交人工确认。",
      en: """
        How far the median a* and b* of the whole face lie outside the range of human skin from very dark to very pale under \
        white light. Lightness does not count, only a red, green, blue or yellow cast; flushed cheeks don't either: a red cast \
        makes all of a face red and not yellow. Where skin that is as yellow as brown skin goes with whites of the eyes that are \
        yellow, too, or the file's colour profile could not be used, a person must look.
        """),
    remedy: LocalizedText(
      zh: "请在自然光或 5500K 左右的白光下，关闭滤镜和美颜，白平衡设为自动后重新拍摄。",
      en:
        "Retake by daylight or white lamps of about 5500 K, with filters off and white balance on automatic.")
  )

  var examples: [Example] {
    [
      Example(.pass, zh: "自然的肤色", en: "Natural skin") { _ in },
      Example(.pass, zh: "肤色很深", en: "Very dark skin") { $0.skin = RGB(96, 62, 46) },
      Example(.pass, zh: "肤色很浅", en: "Very pale skin") { $0.skin = RGB(240, 214, 200) },
      Example(.fail, zh: "偏蓝", en: "A blue cast") { $0.skin = RGB(150, 170, 200) },
      Example(.fail, zh: "偏黄", en: "A yellow cast") { $0.skin = RGB(226, 176, 70) },
      Example(.fail, zh: "偏绿", en: "A green cast") { $0.skin = RGB(150, 190, 140) },
      Example(.fail, zh: "偏红", en: "A red cast") { $0.skin = RGB(224, 132, 140) },
      Example(.review, zh: "光线偏黄，眼白也黄", en: "Warm light: the whites of the eyes are yellow, too") { s in
        s.retouch = { $0.samples = $0.samples.enumerated().map { $0 % 3 == 2 ? $1 / 10 * 7 : $1 } }
      },
      Example(.pass, zh: "棕色皮肤", en: "Brown skin") { $0.skin = RGB(158, 104, 64) },
      Example(.review, zh: "色彩配置文件损坏", en: "A broken colour profile") {
        $0.file?.notes = [FileNote(.colorProfileBroken)]
      },
      Example(.review, zh: "高动态范围图像", en: "A high-dynamic-range picture") {
        $0.file?.notes = [FileNote(.hdrTransfer, "PQ")]
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// The colours of skin under white light from very dark to very pale, in CIE a* and b* under D65: no greener and bluer than
  /// the lowest, no more colourful than `chroma`, and no redder than `red` where it is not yellow, too, by `slope` of b*: blood
  /// makes cheeks red, but not a whole face without the brown and yellow of its skin.
  private static let lowest = (a: 3.0, b: 0.0)
  private static let chroma = 48.0
  private static let red = (a: 14.0, slope: 0.62)
  /// b* from which on skin may be yellow of the light, and of the whites of the eyes under such light. Of the training half of
  /// the free sets three photos taken by lamp light reach both.
  private static let warm = (skin: 32.0, whites: 26.0)
  /// Every so-manieth place of the face.
  private static let step = 4

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let skin = try scene.faceColors.skin
    let colors = stride(from: 0, to: skin.count, by: NaturalColor.step).map { Lab(skin[$0]) }
    guard skin.count >= FaceColors.leastCount, let a = Percentile.median(colors.map { $0.a }),
      let b = Percentile.median(colors.map { $0.b })
    else {
      throw Unassessable(
        LocalizedText(zh: "脸部不完整，无法判断肤色", en: "The face is not whole, so its colour can't be judged"))
    }
    let (lowest, red) = (NaturalColor.lowest, NaturalColor.red)
    let casts: [(excess: Double, zh: String, en: String)] = [
      (lowest.a - a, "绿", "green"), (lowest.b - b, "蓝", "blue"),
      (a - red.a - red.slope * max(0, b), "红", "red"),
      ((a * a + b * b).squareRoot() - NaturalColor.chroma, "黄", "yellow"),
    ]
    let warmth = b > NaturalColor.warm.skin ? try warmLight(scene) : nil
    let worst = casts.max { $0.excess < $1.excess } ?? casts[0]
    return Measurement(
      max(0, worst.excess),
      lead: LocalizedText(
        zh: "肤色不自然，照片偏\(worst.zh)", en: "The skin is not natural: the photo has a \(worst.en) cast"),
      doubt: scene.file?.colorDoubt.map { Sentences.withoutStop($0.text) }.map { Sentences.needsEyes($0) }
        ?? warmth)
  }

  /// What to ask a person where the light is yellow, as the whites of the eyes tell.
  private func warmLight(_ scene: Scene) throws(Unassessable) -> LocalizedText? {
    guard
      let whites = EyeWhites.yellowness(in: scene.image, try FaceFrame(try scene.uprightFace())),
      whites > NaturalColor.warm.whites
    else { return nil }
    return Sentences.needsEyes(
      LocalizedText(
        zh: "皮肤和眼白都偏黄，光线可能偏色", en: "Skin and the whites of the eyes are yellow: the light may be, too"))
  }
}
