public import Localization

/// Why a photo is not taken in; the collection is as it was.
public enum TakeError: ExplainedError, Hashable {
  /// The student's own take of this number has this content.
  case repeated(number: Int)
  /// It was returned before.
  case returned(number: Int)
  /// Another file, but the same picture.
  case samePicture(number: Int)
  /// Another student's take has this content.
  case ofAnother(student: String)
  /// Not a camera's own file, where only those are taken; why, as a clause.
  case notFromCamera(LocalizedText)

  public var code: String {
    switch self {
    case .repeated: "repeated"
    case .returned: "returned-before"
    case .samePicture: "same-picture"
    case .ofAnother: "photo-of-another"
    case .notFromCamera: "not-from-camera"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .repeated(let number):
      LocalizedText(
        zh: "这张照片已经交过（第 \(number) 次拍摄），请勿重复提交。", en: "This photo was handed in before, as take \(number).")
    case .returned(let number):
      LocalizedText(
        zh: "这张照片（第 \(number) 次拍摄）已被退回，严禁重复提交：请重新拍摄。",
        en: "This photo (take \(number)) was returned and can't be handed in again: take a new one.")
    case .samePicture(let number):
      LocalizedText(
        zh: "画面与第 \(number) 次拍摄完全相同，只是另存过：请重新拍摄。",
        en: "This is the picture of take \(number) in another file: take a new one.")
    case .ofAnother(let student):
      LocalizedText(
        zh: "这是学生 \(student) 已交的照片：请核对学号与照片。",
        en: "Student \(student) has handed in this photo: find out whose it is.")
    case .notFromCamera(let why):
      LocalizedText(
        zh: "本采集库只收相机直接拍摄的照片：\(why.zh)。",
        en: "This collection takes only a camera's own files: \(why.en).")
    }
  }

  public func text(about file: String) -> LocalizedText {
    LocalizedText(zh: "“\(file)”：\(text.zh)", en: "“\(file)”: \(text.en)")
  }
}
