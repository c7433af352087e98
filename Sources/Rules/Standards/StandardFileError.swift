public import Localization

/// What is wrong with a standard's file, and where.
public struct StandardFileError: ExplainedError, Hashable {
  /// From 1; columns are counted in characters.
  public var line: Int
  public var column: Int
  /// "geometry.crown.min", "backgrounds[1].color"; nil where the text is no JSON at all.
  public var field: String?
  public var problem: LocalizedText

  public var code: String { "standard-file" }

  public var text: LocalizedText { text(about: "…") }

  /// One sentence that names the file, the place and the field.
  public func text(about file: String) -> LocalizedText {
    let zhField = field.map { $0.isEmpty ? "" : "，字段 \($0)" } ?? ""
    let enField = field.map { $0.isEmpty ? "" : ", field \($0)" } ?? ""
    return LocalizedText(
      zh: "“\(file)”第 \(line) 行第 \(column) 列\(zhField)：\(problem.zh)。",
      en: "“\(file)”, line \(line), column \(column)\(enField): \(problem.en).")
  }
}

/// A fault at a byte of the text, before the byte has become line and column.
struct FileFault: Error {
  var offset: Int
  var field: String?
  var problem: LocalizedText

  init(_ offset: Int, _ field: String? = nil, zh: String, en: String) {
    self.offset = offset
    self.field = field
    problem = LocalizedText(zh: zh, en: en)
  }

  func located(in bytes: [UInt8]) -> StandardFileError {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).drop { $0 == "\u{FEFF}" }.count
    return StandardFileError(
      line: before.count { $0 == 0x0A } + 1, column: column + 1, field: field, problem: problem)
  }
}
