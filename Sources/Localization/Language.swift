/// The language of a text.
public enum Language: String, Sendable, Codable, CaseIterable {
  case zh, en

  /// The language of a POSIX locale name: zh for "zh_CN.UTF-8", else en.
  public init(locale: String) { self = locale.lowercased().hasPrefix("zh") ? .zh : .en }

  /// The first of LC_ALL, LC_MESSAGES, LANG that is set decides.
  public init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    self.init(locale: names.first { !$0.isEmpty } ?? "")
  }

  /// One of two texts: for words that are put together of pieces.
  public func choose(_ zh: String, _ en: String) -> String { self == .zh ? zh : en }

  /// As BCP 47 and the `lang` attribute of HTML call it.
  public var tag: String { choose("zh-CN", "en") }
}
