public import Localization
public import Tables

/// A roster that can't be used at all. Mistakes inside a usable one are `RosterIssue`s.
public enum RosterError: ExplainedError, Equatable {
  case table(TableError)
  /// Several sheets are lists of students.
  case severalSheets([String])
  case noSuchSheet(String)
  /// No row among the first ones names a 学号, a 考生号 or a 证件号.
  case noHeader
  /// `--columns` names a column that the file doesn't have.
  case noSuchColumn(String)
  /// `--columns` is not of the form 学号=1,姓名=Name.
  case badColumns(String)

  public var code: String {
    switch self {
    case .table(let error): error.code
    case .severalSheets: "several-sheets"
    case .noSuchSheet: "no-such-sheet"
    case .noHeader: "no-header"
    case .noSuchColumn: "no-such-column"
    case .badColumns: "bad-columns"
    }
  }

  public var cause: (any Error)? {
    if case .table(let error) = self { error } else { nil }
  }

  public var text: LocalizedText {
    switch self {
    case .table(let error): error.text
    case .severalSheets(let names):
      LocalizedText(
        zh: "名单工作簿有多个工作表含学生：\(names.joined(separator: "、"))；请用 --sheet 指明一个。",
        en:
          "Several sheets of the workbook list students: \(names.joined(separator: ", ")). Choose one with --sheet."
      )
    case .noSuchSheet(let name):
      LocalizedText(
        zh: "名单里没有名为“\(name)”且有内容的工作表。", en: "The list's workbook has no sheet “\(name)” with anything on it."
      )
    case .noHeader:
      LocalizedText(
        zh: "名单里找不到含“学号”“考生号”或“证件号”的表头，请用 --columns 指明，例如 --columns 学号=1,姓名=2。",
        en:
          "No heading of the list says 学号, 考生号 or 证件号: name the columns, as in --columns 学号=1,姓名=2.")
    case .noSuchColumn(let name):
      LocalizedText(zh: "名单没有“\(name)”这一列。", en: "The list has no column “\(name)”.")
    case .badColumns(let text):
      LocalizedText(
        zh: "--columns 写法不对：“\(text)”。应为 学号=1,姓名=Name 这样的形式。",
        en: "--columns can't be read: “\(text)”. Write it like 学号=1,姓名=Name.")
    }
  }
}
