import Localization

/// A JSON value (RFC 8259) that knows where in its text it stands.
struct JSONValue {
  enum Content {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([Member])
  }

  struct Member {
    var name: String
    /// Of the name, in bytes from the beginning of the text.
    var offset: Int
    var value: JSONValue
  }

  var content: Content
  /// In bytes from the beginning of the text.
  var offset: Int

  init(_ content: Content, offset: Int = 0) {
    self.content = content
    self.offset = offset
  }

  /// What kind of value it is, in words.
  var kind: LocalizedText {
    switch content {
    case .null: LocalizedText(zh: "空值", en: "null")
    case .flag: LocalizedText(zh: "真假值", en: "a true or false")
    case .number: LocalizedText(zh: "数字", en: "a number")
    case .text: LocalizedText(zh: "文字", en: "a text")
    case .list: LocalizedText(zh: "列表", en: "a list")
    case .object: LocalizedText(zh: "对象", en: "an object")
    }
  }
}
