import Localization
internal import Portrait
internal import Raster

struct LightBalance: Rule {
  let info = RuleInfo(
    id: "light-balance",
    title: LocalizedText(zh: "面部光线均匀（没有阴阳脸）", en: "Face evenly lit"),
    quantity: LocalizedText(zh: "左右脸亮度之比", en: "Brighter over darker side of the face"),
    unit: .times, decimals: 2, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "面部光线不均匀（阴阳脸）", en: "The face is lit unevenly"),
    high: LocalizedText(zh: "面部光线不均匀（阴阳脸）", en: "The face is lit unevenly"),
    why: LocalizedText(
      zh: "照明光线要均匀，脸部曝光要均匀；一半亮一半暗的“阴阳脸”会被退回。",
      en: "The light must be even and the whole face equally exposed; a face half in shadow is returned."),
    method: LocalizedText(
      zh: "在左右脸五对对称的位置比较线性亮度，取比值的中间值；1 表示两侧一样亮。头发遮住一侧的个别位置不影响结果。面颊和太阳穴比它均匀的，只是鼻子和下巴的阴影，按两者的几何平均计。",
      en: """
        Luminance in linear light at five mirrored pairs of places on the face; the median of their ratios, 1 where both \
        sides are equally bright. Hair over one of the places does not count. Where cheeks and temples are more even than \
        that, nose and jaw throw shadows in modelled light: then it is the geometric mean of both.
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
      Example(.review, zh: "一侧略暗", en: "One side somewhat darker") { $0.shade = 0.84 },
      Example(.fail, zh: "一半脸在阴影里", en: "Half the face in shadow") { $0.shade = 0.5 },
      Example(.fail, zh: "肤色很深，一半脸在阴影里", en: "Very dark skin, half in shadow") { s in
        s.skin = RGB(96, 62, 46)
        s.shade = 0.5
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// Middle and half side of one of two mirrored squares, in inter-eye distances, heights in shares of the mouth's.
  private struct Place {
    let x: Double
    let mouthShare: Double
    let half: Double
  }

  /// Cheeks, temples, jaw, beside the nose, chin.
  private static let places = [
    Place(x: 0.5, mouthShare: 0.5, half: 0.15), Place(x: 0.62, mouthShare: 0.35, half: 0.1),
    Place(x: 0.5, mouthShare: 0.8, half: 0.12), Place(x: 0.3, mouthShare: 0.42, half: 0.1),
    Place(x: 0.25, mouthShare: 1.35, half: 0.1),
  ]
  /// So many places, cheeks and temples, lie where neither nose nor jaw throws a shadow.
  private static let planes = 2
  /// Where light falls evenly cheeks and temples differ by less than this the other way.
  private static let turned = 1 / 1.15
  /// Relative luminance: below it noise and rounding decide.
  private static let black = 0.002
  /// Pairs that must be in the picture.
  private static let leastPairs = 3

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let frame = try FaceFrame(try scene.uprightFace())
    let pairs = LightBalance.places.map { place -> Double? in
      let y = place.mouthShare * frame.mouth
      let left = frame.patch(scene.image, x: place.x, y: y, half: place.half).map { $0.luminance }
      let right = frame.patch(scene.image, x: -place.x, y: y, half: place.half).map { $0.luminance }
      guard let l = Percentile.median(left), let r = Percentile.median(right) else { return nil }
      return (l + LightBalance.black) / (r + LightBalance.black)
    }
    let ratios = pairs.compactMap { $0 }
    guard ratios.count >= LightBalance.leastPairs, let ratio = Percentile.median(ratios) else {
      throw Unassessable(
        LocalizedText(zh: "脸部不完整，无法比较左右", en: "The face is not whole, so its sides can't be compared"))
    }
    let darker =
      ratio < 1
      ? LocalizedText(zh: "面部光线不均匀（阴阳脸），本人的左脸偏暗", en: "The face is lit unevenly: its left side is darker")
      : LocalizedText(zh: "面部光线不均匀（阴阳脸），本人的右脸偏暗", en: "The face is lit unevenly: its right side is darker")
    let unevenness = max(ratio, 1 / ratio)
    // The same way round as the median.
    let planes = pairs.prefix(LightBalance.planes).compactMap { $0.map { ratio < 1 ? 1 / $0 : $0 } }
    // Hair or a hand over one cheek or temple turns its ratio round: then neither tells of the light.
    let areTold = planes.count == LightBalance.planes && planes.allSatisfy { $0 >= LightBalance.turned }
    let broad = areTold ? planes.max().map { max(1, $0) } ?? unevenness : unevenness
    return Measurement(min(unevenness, (unevenness * broad).squareRoot()), lead: darker)
  }
}
