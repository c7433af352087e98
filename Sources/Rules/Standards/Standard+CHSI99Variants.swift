import Localization
internal import Raster

extension Standard {
  /// 高等教育自学考试 (教试中心函〔2021〕125号): the clauses of No. 99 with light blue alone. So the national text of the
  /// self-taught examinations, Tianjin and others ask.
  public static let chsi99Blue = chsi99.variant(
    id: "chsi-99-blue",
    title: LocalizedText(zh: "自学考试毕业证书电子注册图像（仅浅蓝底）", en: "Self-taught examinations (light blue only)"),
    document: LocalizedText(
      zh: "教试中心函〔2021〕125号《高等教育自学考试毕业证书电子注册图像采集规范及信息标准》：背景用浅蓝色 RGB 100,197,255",
      en:
        "National Education Examinations Authority of China, letter No. 125 (2021): portraits for diplomas of the self-taught examinations; light blue background"
    ), backgrounds: ["light-blue"], monthsOld: nil)

  /// White alone and half a year, as the examination offices of Xinjiang and Henan ask of the self-taught examinations.
  public static let chsi99White = chsi99.variant(
    id: "chsi-99-white",
    title: LocalizedText(
      zh: "自学考试毕业证书电子注册图像（仅白底，半年内）", en: "Self-taught examinations (white only, half a year)"),
    document: LocalizedText(
      zh: "新疆（2023 年 12 月）、河南等地自学考试的毕业图像采集要求：99号的规格，背景用白色，半年以内拍摄",
      en:
        "Examination offices of Xinjiang (December 2023) and Henan: No. 99 with a white background and a photo of the last half year"
    ), backgrounds: ["white"], monthsOld: 6)

  /// The same standard with some of its backgrounds, and another age.
  private func variant(
    id: String, title: LocalizedText, document: LocalizedText, backgrounds names: [String], monthsOld: Double?
  ) -> Standard {
    var variant = self
    variant.id = id
    variant.title = title
    variant.document = document
    variant.backgrounds = backgrounds.filter { names.contains($0.id) }
    if let monthsOld {
      variant.rules["photo-age"] = Limit(max: monthsOld, reviewMax: monthsOld * 1.5)
    }
    return variant
  }
}
