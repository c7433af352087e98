public import Localization

extension Failure {
  /// As it is told to somebody who is to know nothing of other students.
  public var namingNobody: Failure { Failure.ofOthers.first { $0.code == code } ?? self }

  /// `TakeError.ofAnother` and `CodeError.boundToOther` without whose it is.
  private static let ofOthers = [
    Failure(
      code: "photo-of-another",
      text: LocalizedText(
        zh: "这张照片已由别人交过：请交自己的照片。", en: "Somebody else has handed in this photo: hand in your own.")),
    Failure(
      code: "code-of-another",
      text: LocalizedText(
        zh: "这个采集码已由别人绑定：请上传自己的采集码；如果这就是你的码，请告诉学校。",
        en: "Somebody else has this code: hand in your own, or tell the school if it is yours.")),
  ]
}
