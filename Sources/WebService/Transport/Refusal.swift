internal import HTTPTypes
internal import Localization

/// A request that is answered with a status of its own and one sentence.
struct Refusal: ExplainedError {
  let status: HTTPResponse.Status
  let code: String
  let text: LocalizedText

  private init(_ status: HTTPResponse.Status, _ code: String, zh: String, en: String) {
    (self.status, self.code, text) = (status, code, LocalizedText(zh: zh, en: en))
  }

  static let notFound = Refusal(
    .notFound, "not-found", zh: "没有这个页面。", en: "There is no such page.")
  static let wrongHost = Refusal(
    .misdirectedRequest, "wrong-host", zh: "请用启动时显示的地址打开。",
    en: "Open it by the address that was printed at the start.")
  static let wrongOrigin = Refusal(
    .forbidden, "wrong-origin", zh: "请求来自别的网站，未处理。",
    en: "The request came from another site: nothing was done.")
  static let wrongToken = Refusal(
    .forbidden, "wrong-token", zh: "页面已过期：请返回并刷新后重试。",
    en: "The page is out of date: go back, reload it and try again.")
  static let tooManyRequests = Refusal(
    .tooManyRequests, "too-many-requests", zh: "操作太频繁，请稍后再试。", en: "Too many requests: try again in a while.")
  static let tooLarge = Refusal(
    .contentTooLarge, "too-large", zh: "文件太大：照片最多 40 MB，名单最多 20 MB，采集码图片最多 8 MB。",
    en: "The file is too large: a photo may have 40 MB, a list 20 MB, a picture of a 采集码 8 MB.")
  static let empty = Refusal(
    .badRequest, "empty", zh: "没有收到文件。", en: "No file arrived.")
  static let wrongType = Refusal(
    .unsupportedMediaType, "wrong-type", zh: "不支持这种请求内容。", en: "Content of this kind is not taken.")
  static let notAPicture = Refusal(
    .unsupportedMediaType, "not-a-picture", zh: "这不是照片文件（JPEG、HEIC、PNG、WebP、AVIF）。",
    en: "This is no photo (JPEG, HEIC, PNG, WebP, AVIF).")
  static let signIn = Refusal(
    .unauthorized, "sign-in", zh: "请先进入：会话已结束。", en: "Come in first: your session has ended.")
  static let notAllowed = Refusal(
    .forbidden, "not-allowed", zh: "你的账号不能做这件事。", en: "Your account may not do this.")
  static let methodNotAllowed = Refusal(
    .methodNotAllowed, "method", zh: "不支持这种请求。", en: "Requests of this kind are not taken.")
}
