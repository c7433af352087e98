import Localization
internal import Portrait
internal import Raster

struct LightBalance: Rule {
  let info = RuleInfo(
    id: "light-balance",
    title: LocalizedText(zh: "面部光线均匀（没有阴阳脸）", en: "Face evenly lit"),
    quantity: LocalizedText(zh: "左右脸亮度之比", en: "Brighter over darker side of the face"),
    unit: .times, decimals: 2, stages: [.source, .finished],
    low: LocalizedText(zh: "面部光线不均匀（阴阳脸）", en: "The face is lit unevenly"),
    high: LocalizedText(zh: "面部光线不均匀（阴阳脸）", en: "The face is lit unevenly"),
    why: LocalizedText(
      zh: "照明光线要均匀，脸部曝光要均匀；一半亮一半暗的“阴阳脸”会被退回。",
      en: "The light must be even and the whole face equally exposed; a face half in shadow is returned."),
    method: LocalizedText(
      zh: "在左右脸五对对称的位置比较线性亮度，取比值的中间值；1 表示两侧一样亮。头发遮住一侧的个别位置不影响结果。",
      en: """
        Luminance in linear light at five mirrored pairs of places on the face; the median of their ratios, 1 where both \
        sides are equally bright. Hair over one of the places does not count.
        """),
    remedy: LocalizedText(
      zh: "请面向窗户或两盏对称的灯，让左右脸受光一致后重新拍摄，避免侧光。",
      en:
        "Retake facing a window or two lamps placed alike, so that both sides of the face get the same light."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "光线均匀", en: "Even light") { _ in },
      Example(.pass, zh: "肤色很深，光线均匀", en: "Very dark skin in even light") { $0.skin = RGB(96, 62, 46) },
      Example(.review, zh: "一侧略暗", en: "One side somewhat darker") { $0.shade = 0.9 },
      Example(.fail, zh: "一半脸在阴影里", en: "Half the face in shadow") { $0.shade = 0.5 },
      Example(.fail, zh: "肤色很深，一半脸在阴影里", en: "Very dark skin, half in shadow") { s in
        s.skin = RGB(96, 62, 46)
        s.shade = 0.5
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let frame = try FaceFrame(try scene.uprightFace())
    let mouth = frame.mouth
    /// Distance from the middle, height and half side of each pair: cheeks, temples, jaw, beside the nose, chin.
    let places = [
      (0.5, 0.5 * mouth, 0.15), (0.62, 0.35 * mouth, 0.1), (0.5, 0.8 * mouth, 0.12), (0.3, 0.42 * mouth, 0.1),
      (0.25, 1.35 * mouth, 0.1),
    ]
    let ratios = places.compactMap { x, y, half -> Double? in
      let left = frame.patch(scene.image, x: x, y: y, half: half).map { $0.luminance }
      let right = frame.patch(scene.image, x: -x, y: y, half: half).map { $0.luminance }
      // Black level: below it noise and rounding decide.
      guard let l = Percentile.median(left), let r = Percentile.median(right) else { return nil }
      return (l + 0.002) / (r + 0.002)
    }
    guard ratios.count >= 3, let ratio = Percentile.median(ratios) else {
      throw Unassessable(
        LocalizedText(zh: "脸部不完整，无法比较左右", en: "The face is not whole, so its sides can't be compared"))
    }
    let darker =
      ratio < 1
      ? LocalizedText(zh: "面部光线不均匀（阴阳脸），本人的左脸偏暗", en: "The face is lit unevenly: its left side is darker")
      : LocalizedText(zh: "面部光线不均匀（阴阳脸），本人的右脸偏暗", en: "The face is lit unevenly: its right side is darker")
    return Measurement(max(ratio, 1 / ratio), lead: darker)
  }
}
