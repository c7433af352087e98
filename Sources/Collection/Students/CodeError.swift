internal import Barcodes
public import Localization

/// Why a code is not bound to a student.
public enum CodeError: ExplainedError, Hashable {
  case none
  /// Several that can be a 采集码.
  case several(Int)
  /// A code of another kind; what it is.
  case other(LocalizedText)
  case boundToOther(student: String)
  /// The student has another one.
  case second(student: String)
  /// There is nothing to release.
  case unbound(student: String)

  public var code: String {
    switch self {
    case .none: "no-code"
    case .several: "several-codes"
    case .other: "other-code"
    case .boundToOther: "code-of-another"
    case .second: "second-code"
    case .unbound: "code-unbound"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .none:
      LocalizedText(
        zh: "没有找到能识别的二维码：请把码完整、清楚地放进画面，避免反光。",
        en: "No QR code could be read: show the whole code, sharp and without glare.")
    case .several(let count):
      LocalizedText(
        zh: "画面中有 \(count) 个可能是采集码的二维码，无法判断是哪一个：请裁剪后重试。",
        en: "There are \(count) codes that can be a 采集码 in one picture: crop it to the one that is meant.")
    case .other(let kind):
      LocalizedText(
        zh: "这是\(kind.zh)，不是采集码：请从学信网下载图像采集码。",
        en: "This is \(kind.en), not a 采集码: the 采集码 is downloaded from 学信网.")
    case .boundToOther(let student):
      LocalizedText(
        zh: "这个采集码已绑定给学生 \(student)：一码对应一个学籍，请核对是谁的码。",
        en: "This code is bound to student \(student): one code belongs to one 学籍, so find out whose it is.")
    case .second(let student):
      LocalizedText(
        zh: "学生 \(student) 已绑定另一个采集码：确认原来的码有误后，先用 collect code --release 解除。",
        en:
          "Student \(student) has another code: release it first (collect code --release) if that one was wrong."
      )
    case .unbound(let student):
      LocalizedText(zh: "学生 \(student) 没有绑定采集码。", en: "Student \(student) has no code.")
    }
  }

  public func text(about file: String) -> LocalizedText {
    LocalizedText(zh: "“\(file)”：\(text.zh)", en: "“\(file)”: \(text.en)")
  }
}
