/// The same words in the two languages of every report.
public struct LocalizedText: Sendable, Codable, Hashable {
  /// Simplified Chinese.
  public var zh: String
  public var en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }

  /// Both languages changed in the same way.
  public func map(_ transform: (String) -> String) -> LocalizedText {
    LocalizedText(zh: transform(zh), en: transform(en))
  }
}
