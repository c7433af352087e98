/// What kind of thing a code's bytes are, as far as their form tells. Nothing is decrypted, and no link is followed.
public struct QRPayload: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// 公众号: `http://weixin.qq.com/r/…` (WeChat's QR code of an official account).
    case officialAccount
    /// A payment or receipt code of WeChat, Alipay, UnionPay or the digital yuan.
    case payment
    /// Another code of WeChat: a person, a group, a mini program.
    case weChat
    /// Any other http or https address.
    case webLink
    /// Another scheme or format of contacts and devices: tel:, mailto:, WIFI:, BEGIN:VCARD…
    case otherLink
    /// Readable text that is none of these.
    case text
    /// Neither a link nor text that people read: ciphertext, a token, binary data.
    case opaque
    case empty
  }

  public let bytes: [UInt8]
  /// The bytes as text, only where they are valid UTF-8 (ASCII is) without control characters.
  public let text: String?
  public let kind: Kind

  /// The longest run without a blank that is still read as a word or a number: student and identity numbers have up to 18
  /// characters, ciphertext of one block has 22 in base64.
  private static let longestWord = 20

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let hasAddress = Self.holdsAddress(bytes)
    let isBinary = bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) || $0 == 0x7F }
    let text = isBinary ? nil : String(validating: bytes, as: UTF8.self)
    self.text = text
    guard !bytes.isEmpty else {
      kind = .empty
      return
    }
    guard let text else {
      kind = hasAddress ? .webLink : .opaque
      return
    }
    kind = Self.linkKind(text) ?? (hasAddress ? .webLink : Self.isReadable(text) ? .text : .opaque)
  }

  private static let paymentPrefixes = [
    "wxp://", "weixin://wxpay", "alipay://", "alipays://", "alipayqr://", "upwrp://",
    "https://qr.alipay.com/", "http://qr.alipay.com/", "https://mobilecodec.alipay.com/",
    "https://payapp.weixin.qq.com/", "https://wx.tenpay.com/", "https://qr.95516.com/",
    "http://qr.95516.com/",
    "https://qr.95516.cn/", "https://qr.ecny.cn/",
  ]
  private static let officialAccountPrefixes = ["http://weixin.qq.com/r/", "https://weixin.qq.com/r/"]
  private static let weChatPrefixes = [
    "weixin://", "http://weixin.qq.com/", "https://weixin.qq.com/", "https://u.wechat.com/",
    "http://u.wechat.com/",
    "https://mp.weixin.qq.com/", "http://mp.weixin.qq.com/", "https://servicewechat.com/",
  ]
  private static let webPrefixes = ["http://", "https://", "www."]
  private static let otherPrefixes = [
    "tel:", "sms:", "smsto:", "mmsto:", "mailto:", "matmsg:", "wifi:", "geo:", "begin:vcard", "begin:vevent",
    "mecard:", "bizcard:", "mebkm:", "urlto:", "bitcoin:",
  ]

  private static func linkKind(_ text: String) -> Kind? {
    let start = text.drop { $0.isWhitespace }.prefix(64).lowercased()
    let kinds: [([String], Kind)] = [
      (paymentPrefixes, .payment), (officialAccountPrefixes, .officialAccount), (weChatPrefixes, .weChat),
      (webPrefixes, .webLink), (otherPrefixes, .otherLink),
    ]
    for (prefixes, kind) in kinds where prefixes.contains(where: start.hasPrefix) { return kind }
    return hasScheme(start) ? .otherLink : nil
  }

  /// An http or https address somewhere in it, whatever the character set: neither ciphertext nor base64 has one.
  private static func holdsAddress(_ bytes: [UInt8]) -> Bool {
    let mark = Array("://".utf8)
    return bytes.indices.dropLast(2).contains { i in
      guard bytes[i] == mark[0], bytes[i + 1] == mark[1], bytes[i + 2] == mark[2] else { return false }
      let before = String(decoding: bytes[max(0, i - 5)..<i], as: UTF8.self).lowercased()
      return before.hasSuffix("http") || before.hasSuffix("https")
    }
  }

  /// `scheme://` of RFC 3986.
  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return false }
    let scheme = text[..<colon]
    return scheme.first?.isLetter == true
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }

  private static func isReadable(_ text: String) -> Bool {
    let words = text.split { !$0.isASCII || $0.isWhitespace }
    return words.allSatisfy { $0.count <= longestWord }
  }
}
