public import Localization

/// What people read about standards, made from their files: `gradphoto standards ID` and the tables of docs/standards.md.
public enum StandardDocumentation {
  /// Plain text in one language: all that a standard says, each number beside its clause.
  public static func details(of standard: Standard, language: Language) -> String {
    let summary = StandardSummary(standard)
    func say(_ zh: String, _ en: String) -> String { language.choose(zh, en) }
    var lines = ["\(standard.id)  \(standard.title[language])", "  \(standard.document[language])"]
    var size = "\(standard.wantedSize[language]) px"
    if let millimetres = summary.millimetres { size += say("，", ", ") + "\(millimetres) mm" }
    size += say("，", ", ") + "\(Decimals.text(standard.density, 0)) dpi"
    if let kilobytes = summary.kilobytes { size += say("，", ", ") + "\(kilobytes) KB" }
    lines.append("  " + say("尺寸：", "Size: ") + size)
    lines.append("  " + say("背景：", "Background: ") + background(of: standard, summary, language))
    for place in standard.places {
      let clause =
        place.clause.map { Clause.cited($0)[language] } ?? say("本工具裁剪的目标，不判断", "aim of the crop, not judged")
      lines.append("  \(place.title[language])\(say("：", ": "))\(place.numbers)  [\(clause)]")
    }
    let attitudes = [(say("眼镜", "glasses"), summary.glasses), (say("微笑", "smile"), summary.smile)]
      .compactMap { name, text in text.map { "\(name) \($0[language])" } }
    if !attitudes.isEmpty { lines.append("  " + attitudes.joined(separator: say("，", ", "))) }
    if let age = standard.rules["photo-age"]?.max {
      let months = Decimals.text(age, 1)
      lines.append("  " + say("拍摄时间：\(months) 个月以内", "Taken within \(months) months"))
    }
    if let source = standard.source {
      let date = standard.date.map { " (\($0))" } ?? ""
      lines.append("  " + say("来源：", "Source: ") + source + date)
    }
    if let doubt = standard.uncertain { lines.append("  " + say("不确定：", "Not sure: ") + doubt[language]) }
    return lines.joined(separator: "\n")
  }

  private static func background(of standard: Standard, _ summary: StandardSummary, _ language: Language)
    -> String
  {
    summary.backgrounds[language]
      + (standard.allowsReplacement
        ? language.choose("，可以更换", "; may be replaced") : language.choose("，不更换", "; is not replaced"))
  }

  /// The part of docs/standards.md that is written by `make docs`.
  public static func markdown(_ standards: [Standard] = Standards.all) -> String {
    var page = "| id | 名称 | px | mm | dpi | KB | backgrounds | replaced | glasses | smile |\n"
    page += "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    for standard in standards {
      let s = StandardSummary(standard)
      let cells = [
        "`\(s.id)`", "\(s.title.zh)<br>\(s.title.en)", s.pixels, s.millimetres, s.density, s.kilobytes,
        s.backgrounds.en, s.replacement.en, s.glasses?.en, s.smile?.en,
      ]
      page += "| " + cells.map { $0 ?? "–" }.joined(separator: " | ") + " |\n"
    }
    page += """

      A “+” behind the size: other sizes of the same proportions are accepted (`acceptedSizes`). “–”: the source says nothing.

      ### Where the head stands

      | id | what | bounds | words of the source |
      | --- | --- | --- | --- |

      """
    for standard in standards {
      for place in standard.places {
        let clause = place.clause.map { $0.isEmpty ? "–" : $0 } ?? "*aim of this tool, not judged*"
        page += "| `\(standard.id)` | \(place.title.en) | \(place.numbers) | \(clause) |\n"
      }
    }
    page +=
      "\n### Where the numbers come from\n\n| id | document | source | what is not sure |\n| --- | --- | --- | --- |\n"
    for standard in standards {
      let source = [standard.source, standard.date.map { "\($0)" }].compactMap { $0 }.joined(separator: ", ")
      page +=
        "| `\(standard.id)` | \(standard.document.en) | \(source) | \(standard.uncertain?.en ?? "–") |\n"
    }
    return page
  }
}
