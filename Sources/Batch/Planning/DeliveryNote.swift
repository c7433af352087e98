public import Localization

/// Why a photo that has a name in the roster's eyes can't be delivered under it.
public enum DeliveryNote: Sendable, Hashable, Codable {
  /// Its name fits no student.
  case unmatched
  /// Its name fits several, by their lines in the roster.
  case ambiguous(lines: [Int])
  /// There are several photos of this student.
  case duplicate(line: Int)
  /// Students of these lines would get the same file name.
  case sameName(lines: [Int])
  /// A field that the file name needs is empty in this line.
  case emptyField(line: Int)
  /// What looks like a student's number is where cameras and phones write a date or a counter, or it fits by chance.
  case captureName

  public var code: String {
    switch self {
    case .unmatched: "unmatched"
    case .ambiguous: "ambiguous"
    case .duplicate: "duplicate"
    case .sameName: "same-name"
    case .emptyField: "empty-field"
    case .captureName: "capture-name"
    }
  }

  public var text: LocalizedText {
    func list(_ lines: [Int]) -> String { lines.prefix(5).map(String.init).joined(separator: ", ") }
    switch self {
    case .unmatched:
      return LocalizedText(zh: "文件名与名单中任何学生都不相符。", en: "The file name fits no student of the roster.")
    case .ambiguous(let lines):
      return LocalizedText(
        zh: "文件名同时与名单第 \(list(lines)) 行相符。", en: "The file name fits lines \(list(lines)) of the roster.")
    case .duplicate(let line):
      return LocalizedText(
        zh: "名单第 \(line) 行的学生有多张照片，请选定一张。",
        en: "The student on line \(line) of the roster has several photos: choose one.")
    case .sameName(let lines):
      return LocalizedText(
        zh: "名单第 \(list(lines)) 行按命名模板会得到相同的文件名。",
        en: "Lines \(list(lines)) of the roster would get the same file name.")
    case .emptyField(let line):
      return LocalizedText(
        zh: "名单第 \(line) 行缺少命名所需的内容。", en: "Line \(line) of the roster lacks a field that the name needs.")
    case .captureName:
      return LocalizedText(
        zh: "文件名中的数字像是拍摄日期或相机编号，不能当作学号；若确是学号，请用 --match 指明。",
        en:
          "The number in the file name looks like a capture date or a camera's counter: if it is a student's, say so with --match."
      )
    }
  }
}
