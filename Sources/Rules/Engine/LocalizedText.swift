/// The same words in the two languages of every report.
public struct LocalizedText: Sendable, Codable, Hashable {
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
}

/// The language of a text.
public enum Language: String, Sendable, Codable, CaseIterable { case zh, en }
