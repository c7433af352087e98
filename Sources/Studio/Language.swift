public import Rules

extension Language {
  /// The language of a POSIX locale name: zh for "zh_CN.UTF-8", else en.
  public init(locale: String) { self = locale.lowercased().hasPrefix("zh") ? .zh : .en }

  /// The first of LC_ALL, LC_MESSAGES, LANG that is set decides.
  public init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    self.init(locale: names.first { !$0.isEmpty } ?? "")
  }
}
