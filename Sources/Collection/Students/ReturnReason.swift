public import Localization
public import Rules

/// Why a photo is returned: a rule of the standard, or what only a person sees.
public struct ReturnReason: Sendable, Hashable {
  public let code: String
  public let title: LocalizedText
  /// How to do better.
  public let remedy: LocalizedText

  static let none = CollectionError.invalid(
    code: "no-reason",
    LocalizedText(zh: "退回照片要用 --reason 说明原因。", en: "Name a reason (--reason) for returning a photo."))

  /// What no rule judges.
  public static let others: [ReturnReason] = [
    ReturnReason(
      code: "other-person", title: LocalizedText(zh: "疑似不是本人", en: "seems to be another person"),
      remedy: LocalizedText(
        zh: "请本人重新拍摄，不要化浓妆、不要修图；仍有疑问请联系学校。",
        en:
          "Have a new photo taken of yourself, without heavy make-up or retouching; ask the school if in doubt."
      )),
    ReturnReason(
      code: "retouched", title: LocalizedText(zh: "照片经过修图或美颜", en: "retouched"),
      remedy: LocalizedText(
        zh: "请关闭美颜，用手机原生相机重新拍摄。",
        en: "Switch beauty filters off and take a new photo with the phone's own camera.")),
    ReturnReason(
      code: "recaptured", title: LocalizedText(zh: "翻拍屏幕或纸质照片", en: "a photo of a screen or a print"),
      remedy: LocalizedText(zh: "请直接拍摄本人。", en: "Photograph the person, not a picture.")),
    ReturnReason(
      code: "old-photo", title: LocalizedText(zh: "不是近期照片", en: "not a recent photo"),
      remedy: LocalizedText(zh: "请重新拍摄近期照片。", en: "Take a new photo.")),
    ReturnReason(
      code: "cutout",
      title: LocalizedText(zh: "人像边缘或背景处理不干净", en: "the outline or the background is not clean"),
      remedy: LocalizedText(
        zh: "请站在白色或纯色墙前、光线均匀处重新拍摄。", en: "Take a new photo before a white or plain wall, in even light.")),
    ReturnReason(
      code: "clothes", title: LocalizedText(zh: "着装不合适", en: "unsuitable clothes"),
      remedy: LocalizedText(
        zh: "请穿与背景颜色不同的有领上衣重新拍摄。",
        en: "Take a new photo in clothes with a collar that differ from the background.")),
    ReturnReason(
      code: "wrong-student", title: LocalizedText(zh: "照片与学籍不对应", en: "belongs to another student"),
      remedy: LocalizedText(
        zh: "请联系采集人员核对学号后重拍。", en: "Ask the office to check the number, and take a new photo.")),
  ]

  private init(code: String, title: LocalizedText, remedy: LocalizedText) {
    (self.code, self.title, self.remedy) = (code, title, remedy)
  }

  /// - Parameter standard: whose numbers the words of a rule take.
  /// - Throws: `CollectionError.invalid` for a code that neither a rule nor `others` has.
  public init(_ code: String, standard: Standard = .chsi99) throws(CollectionError) {
    if let other = ReturnReason.others.first(where: { $0.code == code }) {
      self = other
    } else if let rule = Registry.rule(code) {
      let info = rule.info.worded(for: standard)
      self.init(code: code, title: info.title, remedy: info.remedy)
    } else {
      let known = ReturnReason.others.map(\.code).joined(separator: ", ")
      throw .invalid(
        code: "unknown-reason",
        LocalizedText(
          zh: "没有退回原因“\(printable(code))”：可用规则名（gradphoto rules 列出）或 \(known)。",
          en:
            "There is no reason “\(printable(code))”: use a rule's name (gradphoto rules lists them) or \(known)."
        ))
    }
  }

  static func encode(_ codes: [String]) -> String { JSONLine.encode(codes) }
}
