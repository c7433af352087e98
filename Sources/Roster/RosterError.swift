/// A roster that can't be used at all. Mistakes inside a usable one are `RosterIssue`s.
public enum RosterError: Error, Equatable, Sendable {
  case tooLarge(bytes: Int, limit: Int)
  case tooManyRows(limit: Int)
  case tooManyFields(line: Int, limit: Int)
  case fieldTooLong(line: Int, column: Int, limit: Int)
  case unterminatedQuote(line: Int, column: Int)
  /// Neither UTF-8 nor GB18030.
  case unknownEncoding
  case tooManyCells(limit: Int)
  /// An XLS workbook, or one protected by a password.
  case oldWorkbook
  /// A part of a workbook is missing or can't be read; "" where the archive itself can't be.
  case damagedWorkbook(part: String)
  case workbookTooLarge(part: String, limit: Int)
  /// Several sheets are lists of students.
  case severalSheets([String])
  case noSuchSheet(String)
  /// No row among the first ones names a 学号, a 考生号 or a 证件号.
  case noHeader
  /// `--columns` names a column that the file doesn't have.
  case noSuchColumn(String)
  /// `--columns` is not of the form 学号=1,姓名=Name.
  case badColumns(String)

  /// One sentence in Chinese.
  public var zh: String {
    switch self {
    case .tooLarge(let bytes, let limit): "名单有 \(bytes >> 20) MB，超过上限 \(limit >> 20) MB。"
    case .tooManyRows(let limit): "名单超过 \(limit) 行。"
    case .tooManyFields(let line, let limit): "名单第 \(line) 行超过 \(limit) 列。"
    case .fieldTooLong(let line, let column, let limit): "名单第 \(line) 行第 \(column) 列超过 \(limit) 字节。"
    case .unterminatedQuote(let line, let column): "名单第 \(line) 行第 \(column) 列的引号没有结束。"
    case .unknownEncoding: "名单既不是 UTF-8 也不是 GB18030 编码，请另存为 CSV UTF-8。"
    case .tooManyCells(let limit): "名单超过 \(limit) 个单元格。"
    case .oldWorkbook: "名单是旧式 XLS 工作簿或设有密码，请去掉密码并另存为 XLSX 或“CSV UTF-8（逗号分隔）”后再用。"
    case .damagedWorkbook(let part): "名单工作簿已损坏\(part.isEmpty ? "" : "（\(part)）")，请重新保存。"
    case .workbookTooLarge(let part, let limit): "名单工作簿中的 \(part) 超过 \(limit >> 20) MB。"
    case .severalSheets(let names): "名单工作簿有多个工作表含学生：\(names.joined(separator: "、"))；请用 --sheet 指明一个。"
    case .noSuchSheet(let name): "名单里没有名为“\(name)”且有内容的工作表。"
    case .noHeader: "名单里找不到含“学号”“考生号”或“证件号”的表头，请用 --columns 指明，例如 --columns 学号=1,姓名=2。"
    case .noSuchColumn(let name): "名单没有“\(name)”这一列。"
    case .badColumns(let text): "--columns 写法不对：“\(text)”。应为 学号=1,姓名=Name 这样的形式。"
    }
  }

  /// One sentence in English.
  public var en: String {
    switch self {
    case .tooLarge(let bytes, let limit): "The roster has \(bytes >> 20) MB: the limit is \(limit >> 20) MB."
    case .tooManyRows(let limit): "The roster has more than \(limit) rows."
    case .tooManyFields(let line, let limit): "Line \(line) of the roster has more than \(limit) fields."
    case .fieldTooLong(let line, let column, let limit):
      "Field \(column) on line \(line) of the roster has more than \(limit) bytes."
    case .unterminatedQuote(let line, let column):
      "The quote opened at \(line):\(column) of the roster never ends."
    case .unknownEncoding: "The roster is neither UTF-8 nor GB18030: save it as CSV UTF-8."
    case .tooManyCells(let limit): "The roster has more than \(limit) cells."
    case .oldWorkbook:
      "The roster is an old XLS workbook or has a password: save it without one, as XLSX or “CSV UTF-8 (comma delimited)”."
    case .damagedWorkbook(let part):
      "The roster's workbook is damaged\(part.isEmpty ? "" : " (\(part))"): save it again."
    case .workbookTooLarge(let part, let limit):
      "\(part) in the roster's workbook has more than \(limit >> 20) MB."
    case .severalSheets(let names):
      "Several sheets of the workbook list students: \(names.joined(separator: ", ")). Choose one with --sheet."
    case .noSuchSheet(let name): "The roster's workbook has no sheet '\(name)' with anything on it."
    case .noHeader:
      "No heading of the roster says 学号, 考生号 or 证件号: name the columns, as in --columns 学号=1,姓名=2."
    case .noSuchColumn(let name): "The roster has no column '\(name)'."
    case .badColumns(let text): "'\(text)' is no list of columns: write it like 学号=1,姓名=Name."
    }
  }
}
