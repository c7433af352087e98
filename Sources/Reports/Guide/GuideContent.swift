internal import Localization
internal import Rules

/// What a guide says of one standard: its numbers, and its rules in the words of the rules.
struct GuideContent {
  struct Rule {
    var title: String
    var why: String
    /// Its clause as it is cited.
    var clause: String
  }

  struct Chapter {
    var title: String
    var rules: [Rule]
  }

  let standard: Standard
  let title: String
  let document: String
  let facts: [(name: String, value: String)]
  let chapters: [Chapter]

  init(_ standard: Standard, _ language: Language) {
    self.standard = standard
    title = standard.title[language]
    document = standard.document[language]
    facts = GuideContent.facts(of: standard, language)
    let asked = Registry.rules.filter { $0.limit(in: standard) != nil && $0.info.region != .file }
    chapters = Part.allCases.compactMap { part in
      let rules = asked.filter { Part($0.info.region) == part }.map { rule in
        let info = rule.info.worded(for: standard)
        return Rule(
          title: info.title[language], why: info.why[language],
          clause: Clause.cited(standard.clause(of: rule.id))[language])
      }
      return rules.isEmpty ? nil : Chapter(title: part.title[language], rules: rules)
    }
  }

  /// What a photographer looks after together.
  private enum Part: CaseIterable {
    case pose, face, clothes, background, picture

    init(_ region: Region) {
      self =
        switch region {
        case .people, .head, .crown, .shoulders, .neck: .pose
        case .face, .eyes, .brows, .mouth, .ears: .face
        case .clothes: .clothes
        case .background, .outline: .background
        case .picture, .file: .picture
        }
    }

    var title: LocalizedText {
      switch self {
      case .pose: LocalizedText(zh: "姿势和位置", en: "Pose and place")
      case .face: LocalizedText(zh: "脸", en: "Face")
      case .clothes: LocalizedText(zh: "衣着", en: "Clothes")
      case .background: LocalizedText(zh: "背景", en: "Background")
      case .picture: LocalizedText(zh: "照片", en: "Photo")
      }
    }
  }

  private static func facts(of standard: Standard, _ language: Language) -> [(String, String)] {
    let summary = StandardSummary(standard)
    func fact(_ zh: String, _ en: String, _ value: String?) -> (String, String)? {
      value.map { (language.choose(zh, en), $0) }
    }
    let months = standard.rules["photo-age"]?.max.map { Int($0.rounded()) }
    return [
      fact("像素", "Pixels", summary.pixels),
      fact("冲印尺寸", "Print", summary.millimetres.map { "\($0) mm" }),
      fact("分辨率", "Resolution", summary.density.map { "\($0) dpi" }),
      fact("文件大小", "File size", summary.kilobytes.map { "\($0) KB" }),
      fact("背景", "Background", summary.backgrounds[language]),
      fact("更换背景", "Replacing the background", summary.replacement[language]),
      fact("眼镜", "Glasses", summary.glasses?[language]), fact("微笑", "Smile", summary.smile?[language]),
      fact("拍摄时间", "Taken", months.map { language.choose("\($0) 个月以内", "within \($0) months") }),
      fact("来源", "Source", standard.source),
      fact("不确定", "Not sure", standard.uncertain?[language]),
    ].compactMap { $0 }
  }
}
