import Localization

/// Puts a measurement into words: what was measured, what is allowed, what is wrong.
struct Sentences {
  let info: RuleInfo

  func reason(_ verdict: Verdict, value: Double?, limit: Limit, measurement: Measurement) -> LocalizedText {
    if verdict == .review, let doubt = measurement.doubt { return doubt }
    if let sentence = measurement.sentence {
      return verdict == .review ? Self.needsEyes(sentence, doubt: value.flatMap(limit.doubt)) : sentence
    }
    guard let value else { return measurement.lead ?? info.low }
    let measured = LocalizedText(
      zh: "\(info.quantity.zh)\(info.quantity.zh.last == "）" ? "" : " ")\(amount(value, .zh))",
      en: "\(info.quantity.en) \(amount(value, .en))")
    guard let allowed = allowed(limit) else { return measured }
    if verdict == .pass {
      return LocalizedText(
        zh: "\(measured.zh)，符合要求（\(allowed.zh)）", en: "\(measured.en), as required (\(allowed.en))")
    }
    let lead = measurement.lead ?? (limit.isNearerToMinimum(value) ? info.low : info.high)
    let whole = LocalizedText(
      zh: "\(lead.zh)：\(measured.zh)，要求\(Self.spaced(allowed.zh))",
      en: "\(lead.en): \(Self.uncapitalized(measured.en)), required \(allowed.en)")
    return verdict == .review ? Self.needsEyes(whole, doubt: limit.doubt(about: value)) : whole
  }

  /// "200–300 像素", "不超过 3°"; nil where both sides are open.
  func allowed(_ limit: Limit) -> LocalizedText? {
    switch (limit.min, limit.max) {
    case (nil, nil): nil
    case (let min?, let max?) where min == max:
      LocalizedText(zh: amount(min, .zh), en: "\(amount(min, .en))")
    case (let min?, let max?):
      LocalizedText(
        zh: "\(number(min))–\(amount(max, .zh))", en: "\(number(min))–\(amount(max, .en))")
    case (let min?, nil): LocalizedText(zh: "不低于 \(amount(min, .zh))", en: "at least \(amount(min, .en))")
    case (nil, let max?): LocalizedText(zh: "不超过 \(amount(max, .zh))", en: "at most \(amount(max, .en))")
    }
  }

  private func number(_ value: Double) -> String { Decimals.text(value, Decimals.most) }

  private func amount(_ value: Double, _ language: Language) -> String {
    switch (info.unit, language) {
    case (.none, _): number(value)
    case (.pixels, .zh): "\(number(value)) 像素"
    case (.bits, .zh): "\(number(value)) 位"
    case (.degrees, _), (.percent, _), (.times, _): "\(number(value))\(info.unit.rawValue)"
    case (.deltaE, _): "ΔE \(number(value))"
    default: "\(number(value)) \(info.unit.rawValue)"
    }
  }

  /// - Parameter doubt: how near the value is to failing, 0…1; nil where nothing tells.
  static func needsEyes(_ text: LocalizedText, doubt: Double? = nil) -> LocalizedText {
    let leaning: LocalizedText? = doubt.map {
      $0 < likelyFine
        ? LocalizedText(zh: "（多半没有问题）", en: " (likely fine)")
        : $0 > likelyBroken
          ? LocalizedText(zh: "（多半不合格）", en: " (likely not)")
          : LocalizedText(zh: "（难以判断）", en: " (could be either)")
    }
    return LocalizedText(
      zh: "\(text.zh)，需要人工确认\(leaning?.zh ?? "")", en: "\(text.en); a person must look\(leaning?.en ?? "")")
  }

  /// Thirds of a review band.
  private static let likelyFine = 1.0 / 3
  private static let likelyBroken = 2.0 / 3

  /// A whole sentence as the first part of another.
  static func withoutStop(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(
      zh: text.zh.last == "。" ? String(text.zh.dropLast()) : text.zh,
      en: text.en.last == "." ? String(text.en.dropLast()) : text.en)
  }

  /// A number stands off from the Chinese before it.
  private static func spaced(_ text: String) -> String {
    text.first?.isNumber == true ? " " + text : text
  }

  /// "a", "a or b", "a, b or c".
  static func either(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  static func uncapitalized(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  /// - Parameter width: of the face, in pixels.
  static func tooSmall(_ width: Double, least: LeastFace) -> LocalizedText {
    // Rounded down: 63.9 px are less than 64.
    let (has, needs) = (Decimals.text(width.rounded(.down), 0), Decimals.text(least.width, 0))
    return LocalizedText(
      zh: "人脸太小，无法判断这一项：宽 \(has) 像素，至少需要 \(needs) 像素",
      en: "The face is too small to judge this: \(has) px, needs \(needs)")
  }

  static let noNumber = Unassessable(
    LocalizedText(zh: "测量没有得到有效的数值，无法判断", en: "The measurement gave no number, so this can't be judged"))
  static let noFinishedPicture = LocalizedText(
    zh: "没有生成成品照片，无法判断", en: "No finished picture was made, so this can't be judged")
  static let notYetFinished = LocalizedText(
    zh: "这是未处理的原始照片，成品照片才判断这一项", en: "This is an unprocessed photo; only a finished picture is judged by this"
  )
  static let noSourcePhoto = LocalizedText(
    zh: "需要原始照片才能判断，这里只有成品照片", en: "Only the original photo can tell; here is only the finished one")
}
