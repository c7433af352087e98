/// An error as reports, journals and answers carry it: a stable code for scripts, one sentence for people.
///
/// In JSON: `{"code": "not-found", "en": "…", "zh": "…"}`.
public struct Failure: ExplainedError, Hashable {
  public var code: String
  /// Without characters that would steer a terminal or break a line.
  public var text: LocalizedText

  public init(code: String, text: LocalizedText) {
    self.code = code
    self.text = text.map(printable)
  }

  /// - Parameter file: the name that the sentence uses; nil leaves it to the error.
  public init(_ error: any Error, about file: String? = nil) {
    if let error = error as? any ExplainedError {
      self.init(code: error.code, text: file.map(error.text(about:)) ?? error.text)
    } else {
      let subject = file.map { (zh: "“\($0)”", en: "“\($0)” ") } ?? (zh: "", en: "This ")
      self.init(
        code: "internal",
        text: LocalizedText(
          zh: "\(subject.zh)处理失败：\(error)。", en: "\(subject.en)could not be processed: \(error)."))
    }
  }
}

extension Failure: Codable {
  private enum Key: String, CodingKey { case code, zh, en }
  /// Journals of version 1 kept the text in an object of its own.
  private enum OldKey: String, CodingKey { case text }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    code = try object.decode(String.self, forKey: .code)
    if let zh = try object.decodeIfPresent(String.self, forKey: .zh) {
      text = LocalizedText(zh: zh, en: try object.decode(String.self, forKey: .en))
    } else {
      text = try decoder.container(keyedBy: OldKey.self).decode(LocalizedText.self, forKey: .text)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(code, forKey: .code)
    try object.encode(text.zh, forKey: .zh)
    try object.encode(text.en, forKey: .en)
  }
}
