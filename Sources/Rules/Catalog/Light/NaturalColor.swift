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
      zh: "两颊平均颜色的 a*、b* 与人类皮肤（从很深到很浅）范围的距离；不看明暗，只看偏红、偏绿、偏蓝、偏黄。文件的色彩配置无法使用时交人工确认。",
      en: """
        How far a* and b* of the cheeks lie outside the range of human skin from very dark to very pale. Lightness does \
        not count, only a red, green, blue or yellow cast. Where the file's colour profile could not be used a person \
        must look.
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
      Example(.review, zh: "色彩配置文件损坏", en: "A broken colour profile") {
        $0.file?.notes = [FileNote(.colorProfileBroken)]
      },
      Example(.review, zh: "高动态范围图像", en: "A high-dynamic-range picture") {
        $0.file?.notes = [FileNote(.hdrTransfer, "PQ")]
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// Greenish and bluish to reddish and yellowish, CIE L*a*b* under D65.
  private static let natural = (a: 3.0...34.0, b: 3.0...32.0)

  /// Half the side of the squares on the cheeks, in inter-eye distances, and the colours that are needed of both.
  private static let half = 0.17
  private static let leastColors = 256

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let frame = try FaceFrame(try scene.uprightFace())
    let cheeks = [-0.5, 0.5].flatMap {
      frame.patch(scene.image, x: $0, y: 0.5 * frame.mouth, half: NaturalColor.half).map { Lab($0) }
    }
    guard cheeks.count >= NaturalColor.leastColors, let a = Percentile.median(cheeks.map { $0.a }),
      let b = Percentile.median(cheeks.map { $0.b })
    else {
      throw Unassessable(
        LocalizedText(zh: "脸部不完整，无法判断肤色", en: "The face is not whole, so its colour can't be judged"))
    }
    let da = NaturalColor.excess(a, NaturalColor.natural.a)
    let db = NaturalColor.excess(b, NaturalColor.natural.b)
    return Measurement(
      (da * da + db * db).squareRoot(), lead: NaturalColor.cast(da, db),
      doubt: scene.file?.colorDoubt.map { Sentences.withoutStop($0.text) }.map(Sentences.needsEyes))
  }

  private static func excess(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    value < range.lowerBound ? value - range.lowerBound : max(0, value - range.upperBound)
  }

  private static func cast(_ da: Double, _ db: Double) -> LocalizedText {
    let (zh, en) =
      abs(db) >= abs(da)
      ? (db < 0 ? ("蓝", "blue") : ("黄", "yellow")) : (da < 0 ? ("绿", "green") : ("红", "red"))
    return LocalizedText(zh: "肤色不自然，照片偏\(zh)", en: "The skin is not natural: the photo has a \(en) cast")
  }
}
