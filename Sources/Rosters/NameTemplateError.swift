public import Localization

/// A name template that can't be used.
public enum NameTemplateError: ExplainedError, Equatable {
  case empty
  /// A brace without its partner.
  case brace
  case tooDeep(limit: Int)
  case unknownField(String)
  /// ".." or a path from the root.
  case escape

  public var code: String { "name-template" }

  public var text: LocalizedText {
    switch self {
    case .empty: LocalizedText(zh: "命名模板是空的。", en: "The name template is empty.")
    case .brace: LocalizedText(zh: "命名模板中的花括号不成对。", en: "A brace of the name template has no partner.")
    case .tooDeep(let limit):
      LocalizedText(zh: "命名模板超过 \(limit) 层文件夹。", en: "The name template has more than \(limit) folders.")
    case .unknownField(let name):
      LocalizedText(
        zh: "命名模板中的“{\(name)}”不是名单里的列。", en: "“{\(name)}” in the name template is not a column of the list.")
    case .escape:
      LocalizedText(zh: "命名模板不能指向输出目录之外。", en: "The name template must not lead out of the output folder.")
    }
  }
}
