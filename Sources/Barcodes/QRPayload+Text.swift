public import Localization

extension QRPayload.Kind {
  /// What people call such a code.
  public var name: LocalizedText {
    switch self {
    case .officialAccount: LocalizedText(zh: "公众号二维码", en: "the QR code of a WeChat official account")
    case .payment: LocalizedText(zh: "收付款码", en: "a payment code")
    case .weChat: LocalizedText(zh: "微信二维码（个人、群或小程序）", en: "a WeChat code (a person, group or mini program)")
    case .webLink: LocalizedText(zh: "网址", en: "a web address")
    case .otherLink: LocalizedText(zh: "其他链接", en: "a link of another kind")
    case .text: LocalizedText(zh: "文字", en: "plain text")
    case .opaque: LocalizedText(zh: "加密或二进制内容", en: "encrypted or binary content")
    case .empty: LocalizedText(zh: "空内容", en: "nothing")
    }
  }
}
