public import Localization

/// Why somebody is not let in. What is said does not tell who is in the collection.
public enum AccessError: ExplainedError, Hashable {
  case unknownLink
  case usedLink
  case expiredLink
  /// Number or digits are wrong, or there were too many tries.
  case wrongNumberOrDigits
  case wrongPassword
  case locked(until: Moment)
  case weakPassword
  case unknownAccount(String)
  case tooManyUploads

  public var code: String {
    switch self {
    case .unknownLink: "unknown-link"
    case .usedLink: "used-link"
    case .expiredLink: "expired-link"
    case .wrongNumberOrDigits: "wrong-number-or-digits"
    case .wrongPassword: "wrong-password"
    case .locked: "locked-out"
    case .weakPassword: "weak-password"
    case .unknownAccount: "unknown-account"
    case .tooManyUploads: "too-many-uploads"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .unknownLink:
      LocalizedText(
        zh: "链接无效：请核对是否完整，或用学号和证件号末四位进入。",
        en:
          "This link leads nowhere: check that it is whole, or enter with your number and the last four characters."
      )
    case .usedLink:
      LocalizedText(
        zh: "链接已使用过：请用学号和证件号末四位进入，或向学校索取新链接。",
        en:
          "This link has been used: enter with your number and the last four characters, or ask for a new link."
      )
    case .expiredLink:
      LocalizedText(
        zh: "链接已过期：请用学号和证件号末四位进入，或向学校索取新链接。",
        en:
          "This link has expired: enter with your number and the last four characters, or ask for a new link."
      )
    case .wrongNumberOrDigits:
      LocalizedText(
        zh: "学号与证件号末四位不符，或输错次数太多：错 5 次后一小时内不能再试。",
        en:
          "Number and last four characters do not belong together, or there were too many tries: after 5 wrong ones wait an hour."
      )
    case .wrongPassword:
      LocalizedText(zh: "用户名或密码不对。", en: "Name or password is wrong.")
    case .locked(let until):
      LocalizedText(
        zh: "输错次数太多，\(until.short) 之前不能再试。", en: "Too many wrong tries; try again after \(until.short).")
    case .weakPassword:
      LocalizedText(
        zh: "密码至少 \(Account.leastPassword) 个字符。",
        en: "A password has at least \(Account.leastPassword) characters.")
    case .unknownAccount(let name):
      LocalizedText(zh: "没有账号“\(printable(name))”。", en: "There is no account “\(printable(name))”.")
    case .tooManyUploads:
      LocalizedText(
        zh: "上传太多：请等前面的照片检测完，或一小时后再试。",
        en: "Too many photos: wait for those before to be judged, or try again in an hour.")
    }
  }
}
