import Localization
internal import Raster

struct BackgroundUniform: Rule {
  let info = RuleInfo(
    id: "background-uniform", region: .background,
    title: LocalizedText(zh: "背景均匀", en: "Even background"),
    quantity: LocalizedText(zh: "背景最大色差（99% 范围）", en: "Spread of the background (99th percentile)"),
    unit: .deltaE, decimals: 1,
    low: LocalizedText(zh: "背景不均匀", en: "The background is not even"),
    high: LocalizedText(
      zh: "背景不均匀，有渐变、阴影或杂物", en: "The background is not even: a gradient, a shadow or things in it"),
    why: LocalizedText(
      zh: "背景应均匀无渐变，不得有阴影、其他人或物体。",
      en: "The background must be even: no gradient, shadow, other person or object."),
    method: LocalizedText(
      zh: "背景各处与背景自身中间色的色差 ΔE2000，取 99% 的点都不超过的数值；离开人像边缘 8 像素。",
      en: """
        CIEDE2000 difference between each point of the background and its median colour: the value that 99 % of the \
        points stay within, 8 px clear of the person.
        """),
    remedy: LocalizedText(
      zh: "请用 gradphoto standardize 换成规定的背景；或离开墙面一米以上，在平整的纯色背景前用均匀光线重新拍摄。",
      en: """
        Let gradphoto standardize replace it; or retake a metre or more away from a plain wall, in even light.
        """))

  var examples: [Example] {
    [
      Example(.pass, zh: "单一颜色", en: "One colour") { _ in },
      Example(.pass, zh: "颜色不对但均匀", en: "A wrong colour, but even") { $0.background = RGB(200, 30, 40) },
      Example(.fail, zh: "自上而下渐变", en: "A gradient from top to bottom") { s in
        s.background = RGB(255, 255, 255)
        s.retouch = { $0.darkenWhite { _, y in 1 - 0.6 * y } }
      },
      Example(.fail, zh: "一侧有阴影", en: "A shadow on one side") { s in
        s.background = RGB(255, 255, 255)
        s.retouch = { $0.darkenWhite { x, y in x > 0.8 && y > 0.1 ? 0.7 : 1 } }
      },
    ]
  }

  /// The part of the background that must stay within the spread.
  private static let share = 0.99

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let sample = try scene.background
    return Measurement(sample.difference(to: Lab(sample.median), percentile: BackgroundUniform.share))
  }
}

extension RGBImage {
  /// White pixels multiplied by a factor that depends on their place, 0…1 across and down.
  fileprivate mutating func darkenWhite(_ factor: (Double, Double) -> Double) {
    for y in 0..<height {
      for x in 0..<width where self[x, y] == RGB(255, 255, 255) {
        let v = UInt8(255 * factor(Double(x) / Double(width), Double(y) / Double(height)))
        self[x, y] = RGB(v, v, v)
      }
    }
  }
}
