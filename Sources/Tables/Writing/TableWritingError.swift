public import Localization

/// A table or an archive that can't be written.
public enum TableWritingError: ExplainedError, Hashable {
  /// A text that is longer, in bytes, than a field of the format can be; the row counts from 0.
  case fieldTooLong(field: String, row: Int, bytes: Int, limit: Int)
  /// The library's own words about an archive.
  case archive(name: String, detail: String)

  public var code: String {
    switch self {
    case .fieldTooLong: "field-too-long"
    case .archive: "archive"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .fieldTooLong(let field, let row, let bytes, let limit):
      LocalizedText(
        zh: "第 \(row + 1) 行的 \(field) 有 \(bytes) 字节，DBF 的字段最多 \(limit) 字节。",
        en: "\(field) of row \(row + 1) has \(bytes) bytes: a field of a DBF holds \(limit).")
    case .archive(let name, let detail):
      LocalizedText(
        zh: "无法写入压缩包“\(name)”：\(detail)。", en: "The archive “\(name)” can't be written: \(detail).")
    }
  }
}
