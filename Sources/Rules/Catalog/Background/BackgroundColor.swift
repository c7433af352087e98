import Localization
internal import Raster

struct BackgroundColor: Rule {
  let info = RuleInfo(
    id: "background-color", region: .background,
    title: LocalizedText(zh: "背景颜色", en: "Colour of the background"),
    quantity: LocalizedText(zh: "与规定颜色的平均色差", en: "Mean difference from an allowed colour"),
    unit: .deltaE, decimals: 1,
    low: LocalizedText(zh: "背景颜色不符", en: "The background has the wrong colour"),
    high: LocalizedText(zh: "背景颜色不符", en: "The background has the wrong colour"),
    why: LocalizedText(
      zh: "标准规定的背景颜色：{colors}。",
      en: "The standard allows {colors}."
    ),
    method: LocalizedText(
      zh: "人像轮廓以外（离开边缘 8 像素）的背景与最接近的规定颜色的平均色差 ΔE2000；1 左右肉眼刚能察觉。",
      en: """
        Mean CIEDE2000 difference between the background, 8 px clear of the person, and the nearest allowed colour; about \
        1 can just be seen.
        """),
    remedy: LocalizedText(
      zh: "请用 gradphoto standardize 换成规定的背景，或在均匀的{colorNames}背景前重新拍摄。",
      en:
        "Let gradphoto standardize replace it, or retake before an even {colorNames} background."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "浅蓝背景", en: "Light blue") { _ in },
      Example(.pass, zh: "白色背景", en: "White") { $0.background = RGB(255, 255, 255) },
      Example(.pass, zh: "没有轮廓时看头部两侧", en: "Without a matte: beside the head") { $0.hasMatte = false },
      Example(.fail, zh: "红色背景", en: "Red") { $0.background = RGB(200, 30, 40) },
      Example(.fail, zh: "深蓝背景", en: "Dark blue") { $0.background = RGB(67, 142, 219) },
      Example(.unassessable, zh: "没有人脸也没有轮廓", en: "Neither face nor matte") { s in
        s.hasMatte = false
        s.faceCount = 0
      },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let sample = try scene.background
    let nearest = standard.backgrounds
      .map { (background: $0, difference: sample.meanDifference(to: Lab($0.color))) }
      .min { $0.difference < $1.difference }
    guard let nearest else {
      throw .notApplicable(zh: "标准没有规定背景颜色", en: "The standard prescribes no background colour")
    }
    let has = sample.median
    let name = nearest.background.title
    return Measurement(
      nearest.difference,
      lead: LocalizedText(
        zh: "背景颜色（RGB \(has.red),\(has.green),\(has.blue)）不是规定的颜色，最接近\(name.zh)",
        en:
          "The background (RGB \(has.red),\(has.green),\(has.blue)) is no allowed colour, \(name.en) is nearest"
      ), remedy: remedy(by: standard))
  }

  /// With the standard's own colours.
  private func remedy(by standard: Standard) -> LocalizedText {
    let names = standard.backgrounds.map(\.title)
    let zh = names.map(\.zh).joined(separator: "、")
    let en = Sentences.either(names.map(\.en))
    guard standard.allowsReplacement else {
      return LocalizedText(zh: "请在均匀的\(zh)背景前重新拍摄。", en: "Retake before an even \(en) background.")
    }
    return LocalizedText(
      zh: "请用 gradphoto standardize 换成\(zh)背景，或在均匀的\(zh)背景前重新拍摄。",
      en: "Let gradphoto standardize make it \(en), or retake before an even \(en) background.")
  }
}
