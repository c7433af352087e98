import Localization
internal import Raster

extension RuleInfo {
  /// With the numbers, colours and bounds of the standard in use in place of the placeholders.
  public func worded(for standard: Standard) -> RuleInfo {
    let wording = Wording(standard)
    var info = self
    for text in RuleInfo.texts { info[keyPath: text] = wording.filled(info[keyPath: text]) }
    return info
  }

  /// Everything that is written about a rule.
  static var texts: [WritableKeyPath<RuleInfo, LocalizedText>] {
    [\.title, \.quantity, \.low, \.high, \.why, \.method, \.remedy]
  }
}

/// What the placeholders in the texts of rules stand for: `{size}` and other fields of the standard, `{photo-age.max}` and
/// other bounds of rules.
struct Wording {
  /// For a bound that the standard does not give.
  private static let unknown = "…"
  private let words: [String: LocalizedText]

  init(_ standard: Standard) {
    func same(_ text: String) -> LocalizedText { LocalizedText(zh: text, en: text) }
    let number = { (value: Double) in Decimals.text(value, Decimals.most) }
    let kilobytes = (
      number(Double(standard.fileSize.min) / 1024), number(Double(standard.fileSize.max) / 1024)
    )
    let colors = standard.backgrounds.map { background in
      let color = "RGB \(background.color.red),\(background.color.green),\(background.color.blue)"
      return LocalizedText(zh: "\(background.title.zh)（\(color)）", en: "\(background.title.en) (\(color))")
    }
    var words = [
      "size": same("\(standard.output.width)×\(standard.output.height)"),
      "width": same("\(standard.output.width)"), "height": same("\(standard.output.height)"),
      "density": same("\(number(standard.density)) dpi"), "quality": same("\(standard.minimumQuality)"),
      "fileSize": LocalizedText(
        zh: "\(kilobytes.0)KB 至 \(kilobytes.1)KB", en: "\(kilobytes.0) to \(kilobytes.1) KB"),
      "colors": Wording.either(colors), "colorNames": Wording.either(standard.backgrounds.map(\.title)),
    ]
    for (rule, limit) in standard.rules {
      for (name, bound) in [("min", limit.min), ("max", limit.max)] {
        words["\(rule).\(name)"] = bound.map { same(number($0)) }
      }
    }
    self.words = words
  }

  private static func either(_ texts: [LocalizedText]) -> LocalizedText {
    guard !texts.isEmpty else { return LocalizedText(zh: "规定的颜色", en: "allowed colour") }
    return LocalizedText(
      zh: texts.map(\.zh).joined(separator: "、"), en: Sentences.either(texts.map(\.en)))
  }

  func filled(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(zh: filled(text.zh, .zh), en: filled(text.en, .en))
  }

  private func filled(_ text: String, _ language: Language) -> String {
    guard text.contains("{") else { return text }
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open] + (words[name]?[language] ?? Wording.unknown)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
