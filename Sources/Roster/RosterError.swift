/// A roster that can't be used at all. Mistakes inside a usable one are `RosterIssue`s.
public enum RosterError: Error, Equatable, Sendable {
  case tooLarge(bytes: Int, limit: Int)
  case tooManyRows(limit: Int)
  case tooManyFields(line: Int, limit: Int)
  case fieldTooLong(line: Int, column: Int, limit: Int)
  case unterminatedQuote(line: Int, column: Int)
  /// Neither UTF-8 nor GB18030.
  case unknownEncoding
  /// A workbook, which has to be saved as CSV first.
  case spreadsheet(format: String)
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
    case .spreadsheet(let format): "名单是 \(format) 工作簿，请在表格软件中另存为“CSV UTF-8（逗号分隔）”后再用。"
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
    case .spreadsheet(let format):
      "The roster is an \(format) workbook: save it as “CSV UTF-8 (comma delimited)” in the spreadsheet program first."
    case .noHeader:
      "No heading of the roster says 学号, 考生号 or 证件号: name the columns, as in --columns 学号=1,姓名=2."
    case .noSuchColumn(let name): "The roster has no column '\(name)'."
    case .badColumns(let text): "'\(text)' is no list of columns: write it like 学号=1,姓名=Name."
    }
  }
}
