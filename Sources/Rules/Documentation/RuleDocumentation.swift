public import Localization

/// What people read about rules, made from the rules themselves: `gradphoto explain` and the pages under docs/rules.
public enum RuleDocumentation {
  /// Plain text in one language: what the rule asks, why, how it is measured, how to comply.
  public static func explanation(
    of rule: any Rule, language: Language, standard: Standard = .chsi99
  ) -> String {
    let info = rule.info.worded(for: standard)
    let words = Words(language: language)
    var lines = ["\(info.title[language]) (\(info.id))", words.source(of: info.id, in: standard)]
    if let limit = limitText(of: rule, in: standard) {
      lines.append("\(words.allowed): \(info.quantity[language]) \(limit[language])")
    }
    lines.append("\(words.judges): \(info.stages.map(words.stage).joined(separator: words.or))")
    if let least = info.leastFace { lines.append("\(words.leastFace): \(words.pixels(least.width))") }
    lines += ["", info.why[language], "", "\(words.method): \(info.method[language])"]
    lines += ["", "\(words.remedy): \(info.remedy[language])"]
    return lines.joined(separator: "\n")
  }

  /// The page docs/rules/ID.md, in both languages.
  public static func markdown(for rule: any Rule, standard: Standard = .chsi99) -> String {
    let info = rule.info.worded(for: standard)
    let clause = standard.clause(of: info.id)
    var page = "# `\(info.id)`: \(info.title.en) · \(info.title.zh)\n"
    for language in [Language.en, .zh] {
      let words = Words(language: language)
      page += "\n## \(words.name)\n\n\(info.why[language])\n\n"
      page += "| | |\n| --- | --- |\n"
      if !clause.isEmpty { page += "| \(words.clauseTitle) | \(clause) |\n" }
      page += "| \(words.judges) | \(info.stages.map(words.stage).joined(separator: words.or)) |\n"
      page += "| \(words.measured) | \(info.quantity[language])\(unit(info)) |\n"
      if let limit = limitText(of: rule, in: standard) {
        page += "| \(words.allowed) | \(limit[language]) |\n"
      }
      if let band = bandText(of: rule, in: standard) { page += "| \(words.band) | \(band[language]) |\n" }
      if let least = info.leastFace { page += "| \(words.leastFace) | \(words.pixels(least.width)) |\n" }
      page +=
        "\n**\(words.method)** \(info.method[language])\n\n**\(words.remedy)** \(info.remedy[language])\n\n"
      page += "| \(words.example) | \(words.verdict) |\n| --- | --- |\n"
      for example in rule.examples {
        page += "| \(example.title[language]) | \(words.verdict(example.verdict)) |\n"
      }
    }
    return page
  }

  /// The page docs/rules/README.md: every rule in a line.
  public static func index(_ rules: [any Rule] = Registry.rules, standard: Standard = .chsi99) -> String {
    var page = """
      # Rules · 规则

      Every requirement that gradphoto judges, in the order of its reports. Limits are those of \(standard.title.en).
      全部规则及其限值（\(standard.title.zh)）。

      | Rule 规则 | Clause 条款 | Title | 名称 | Allowed 允许 |
      | --- | --- | --- | --- | --- |

      """
    for rule in rules {
      let info = rule.info.worded(for: standard)
      let clause = standard.clause(of: info.id)
      let limit = limitText(of: rule, in: standard)?.en ?? ""
      page +=
        "| [`\(info.id)`](\(info.id).md) | \(clause) | \(info.title.en) | \(info.title.zh) | \(limit) |\n"
    }
    return page
  }

  private static func limitText(of rule: any Rule, in standard: Standard) -> LocalizedText? {
    rule.limit(in: standard).flatMap(Sentences(info: rule.info).allowed)
  }

  private static func bandText(of rule: any Rule, in standard: Standard) -> LocalizedText? {
    guard let ranges = rule.limit(in: standard)?.reviewBands, !ranges.isEmpty else { return nil }
    let sentences = Sentences(info: rule.info)
    let bands = ranges.compactMap { sentences.allowed(Limit(min: $0.lowerBound, max: $0.upperBound)) }
    return LocalizedText(
      zh: bands.map(\.zh).joined(separator: "，"),
      en: bands.map(\.en).joined(separator: ", "))
  }

  private static func unit(_ info: RuleInfo) -> String {
    info.unit == .none ? "" : " (\(info.unit.rawValue))"
  }
}
