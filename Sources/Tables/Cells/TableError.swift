public import Localization

/// A table that can't be read at all.
public enum TableError: ExplainedError, Equatable {
  /// Bytes.
  case tooLarge(bytes: Int, limit: Int)
  case tooManyRows(limit: Int)
  case tooManyFields(line: Int, limit: Int)
  /// Bytes of one cell.
  case fieldTooLong(line: Int, column: Int, limit: Int)
  case unterminatedQuote(line: Int, column: Int)
  /// Neither UTF-8 nor GB18030.
  case unknownEncoding
  case tooManyCells(limit: Int)
  /// An XLS workbook.
  case oldWorkbook
  /// A workbook that a password protects.
  case protectedWorkbook
  /// Another format than comma-separated values or XLSX, whatever the file is called.
  case foreign(ForeignFormat)
  /// A part of a workbook is missing or can't be read; "" where the archive itself can't be.
  case damagedWorkbook(part: String)
  /// Bytes of one part, inflated.
  case workbookTooLarge(part: String, limit: Int)

  public var code: String {
    switch self {
    case .tooLarge, .tooManyRows, .tooManyFields, .fieldTooLong, .tooManyCells, .workbookTooLarge:
      "table-too-large"
    case .unterminatedQuote: "unterminated-quote"
    case .unknownEncoding: "unknown-encoding"
    case .oldWorkbook, .protectedWorkbook: "old-workbook"
    case .foreign: "foreign-table"
    case .damagedWorkbook: "damaged-workbook"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .tooLarge(let bytes, let limit):
      LocalizedText(
        zh: "名单有 \(bytes >> 20) MB，超过上限 \(limit >> 20) MB。",
        en: "The list has \(bytes >> 20) MB: the limit is \(limit >> 20) MB.")
    case .tooManyRows(let limit):
      LocalizedText(zh: "名单超过 \(limit) 行。", en: "The list has more than \(limit) rows.")
    case .tooManyFields(let line, let limit):
      LocalizedText(
        zh: "名单第 \(line) 行超过 \(limit) 列。", en: "Line \(line) of the list has more than \(limit) columns.")
    case .fieldTooLong(let line, let column, let limit):
      LocalizedText(
        zh: "名单第 \(line) 行第 \(column) 列超过 \(limit) 字节。",
        en: "Column \(column) on line \(line) of the list has more than \(limit) bytes.")
    case .unterminatedQuote(let line, let column):
      LocalizedText(
        zh: "名单第 \(line) 行第 \(column) 列的引号没有结束。",
        en: "The quote opened on line \(line), column \(column) of the list never ends.")
    case .unknownEncoding:
      LocalizedText(
        zh: "名单既不是 UTF-8 也不是 GB18030 编码，请另存为 CSV UTF-8。",
        en: "The list is neither UTF-8 nor GB18030: save it as CSV UTF-8.")
    case .tooManyCells(let limit):
      LocalizedText(zh: "名单超过 \(limit) 个单元格。", en: "The list has more than \(limit) cells.")
    case .oldWorkbook:
      LocalizedText(
        zh: "名单是旧式 XLS 工作簿，请用表格软件打开，另存为 XLSX。",
        en: "The list is an old XLS workbook: open it in a spreadsheet and save as XLSX.")
    case .protectedWorkbook:
      LocalizedText(
        zh: "名单工作簿设有密码，请去掉密码，另存为 XLSX。",
        en: "The list's workbook has a password: remove it and save as XLSX.")
    case .foreign(let format):
      LocalizedText(
        zh: "名单的格式是“\(format.name.zh)”，请\(format.advice.zh)。",
        en: "The list is \(format.name.en): \(format.advice.en).")
    case .damagedWorkbook(let part):
      LocalizedText(
        zh: "名单工作簿已损坏\(part.isEmpty ? "" : "（\(part)）")，请重新保存。",
        en: "The list's workbook is damaged\(part.isEmpty ? "" : " (\(part))"): save it again.")
    case .workbookTooLarge(let part, let limit):
      LocalizedText(
        zh: "名单工作簿中的 \(part) 超过 \(limit >> 20) MB。",
        en: "\(part) in the list's workbook has more than \(limit >> 20) MB.")
    }
  }
}
