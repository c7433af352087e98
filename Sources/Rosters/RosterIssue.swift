public import Localization

/// One mistake in a roster: where it stands and what it is.
public struct RosterIssue: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case strayQuote
    case duplicateHeading(first: Int)
    case fieldCount(found: Int, expected: Int)
    /// Rows from here to a line that the spreadsheet hides.
    case hiddenRows(count: Int, lastLine: Int)
    case hiddenColumn
    /// Numbers of a column, from here on, that the spreadsheet shows in a form that can't be told here.
    case numberFormat(count: Int)
    /// A column under an unknown heading holds identity numbers.
    case unknownIdentityColumn(count: Int)
    case empty
    case duplicate(firstLine: Int)
    case blankInside
    case blankAround
    case fullWidth
    case hiddenCharacter
    case damagedCharacter
    case middleDot
    case nameCharacter
    /// A number that a spreadsheet turned into "3.20102E+17" or "20200101.0".
    case mangledNumber
    case keyCharacter
    case idLength(Int)
    case idCharacter
    case idLowercaseX
    case idRegion
    case idDate
    case idCheckDigit(expected: Character)
    case idSex
    case idBirthDate
  }

  public var kind: Kind
  /// The line of the file, from 1.
  public var line: Int
  /// The column of the table, from 1; 0 for whole rows.
  public var column: Int
  /// The heading of that column.
  public var heading: String

  public init(_ kind: Kind, line: Int, column: Int, heading: String) {
    self.kind = kind
    self.line = line
    self.column = column
    self.heading = heading
  }

  /// A stable name for scripts.
  public var code: String {
    switch kind {
    case .strayQuote: "stray-quote"
    case .duplicateHeading: "duplicate-heading"
    case .fieldCount: "field-count"
    case .hiddenRows: "hidden-rows"
    case .hiddenColumn: "hidden-column"
    case .numberFormat: "number-format"
    case .unknownIdentityColumn: "id-column-unknown"
    case .empty: "empty"
    case .duplicate: "duplicate"
    case .blankInside: "blank-inside"
    case .blankAround: "blank-around"
    case .fullWidth: "full-width"
    case .hiddenCharacter: "hidden-character"
    case .damagedCharacter: "damaged-character"
    case .middleDot: "middle-dot"
    case .nameCharacter: "name-character"
    case .mangledNumber: "mangled-number"
    case .keyCharacter: "key-character"
    case .idLength: "id-length"
    case .idCharacter: "id-character"
    case .idLowercaseX: "id-lowercase-x"
    case .idRegion: "id-region"
    case .idDate: "id-date"
    case .idCheckDigit: "id-check-digit"
    case .idSex: "id-sex"
    case .idBirthDate: "id-birth-date"
    }
  }

  /// A clause about the cell, without a full stop.
  public var text: LocalizedText {
    switch kind {
    case .strayQuote: LocalizedText(zh: "引号位置不对", en: "a quote in the wrong place")
    case .duplicateHeading(let first):
      LocalizedText(zh: "表头与第 \(first) 列重复", en: "the same heading as column \(first)")
    case .fieldCount(let found, let expected):
      LocalizedText(
        zh: "本行有 \(found) 列，应为 \(expected) 列", en: "the row has \(found) fields instead of \(expected)")
    case .hiddenRows(let count, let last):
      LocalizedText(
        zh: "从本行到第 \(last) 行有 \(count) 名学生在表格中被隐藏（筛选或手动），仍已读入",
        en: count == 1
          ? "the spreadsheet hides this row (by a filter or by hand): it is read all the same"
          : "the spreadsheet hides \(count) students from here to line \(last) (by a filter or by hand): they are read all the same"
      )
    case .hiddenColumn:
      LocalizedText(zh: "该列在表格中被隐藏，仍已读入", en: "the spreadsheet hides this column: it is read all the same")
    case .numberFormat(let count):
      LocalizedText(
        zh: "该列有 \(count) 个数值的显示格式无法还原，已按原数值读入，请将该列设为文本",
        en:
          "numbers in this column (\(count)) are shown in a form that can't be told here and were read plainly: make the column text"
      )
    case .unknownIdentityColumn(let count):
      LocalizedText(
        zh: "该列有 \(count) 个 18 位号码，像身份证件号，但表头不认识；若是，请改为“证件号”，或用 --columns 证件号=列号 指明",
        en:
          "\(count) values look like identity numbers, but the heading is unknown: call it 证件号, or use --columns 证件号=NUMBER"
      )
    case .empty: LocalizedText(zh: "空白", en: "is empty")
    case .duplicate(let line): LocalizedText(zh: "与第 \(line) 行重复", en: "the same as on line \(line)")
    case .blankInside: LocalizedText(zh: "中间有空格", en: "has a blank inside")
    case .blankAround: LocalizedText(zh: "前后有空格", en: "has a blank before or after it")
    case .fullWidth: LocalizedText(zh: "含全角字母或数字", en: "has full-width letters or digits")
    case .hiddenCharacter: LocalizedText(zh: "含看不见的字符", en: "has an invisible character")
    case .damagedCharacter: LocalizedText(zh: "含乱码", en: "has a damaged character")
    case .middleDot: LocalizedText(zh: "姓名间隔号应为“·”", en: "the dot between the parts of a name must be ·")
    case .nameCharacter: LocalizedText(zh: "姓名中含数字或符号", en: "a name with digits or signs")
    case .mangledNumber:
      LocalizedText(
        zh: "号码被表格软件改成了数值，请将该列设为文本后重新导出",
        en: "a spreadsheet turned it into a number: make the column text and export it again")
    case .keyCharacter: LocalizedText(zh: "号码中只应有字母和数字", en: "must hold nothing but letters and digits")
    case .idLength(let count):
      LocalizedText(zh: "身份证号有 \(count) 位，应为 18 位", en: "an identity number has 18 characters, not \(count)")
    case .idCharacter: LocalizedText(zh: "身份证号含不允许的字符", en: "an identity number can't hold this character")
    case .idLowercaseX:
      LocalizedText(zh: "身份证号末位应为大写 X", en: "the X at the end of an identity number is upper case")
    case .idRegion: LocalizedText(zh: "身份证号的地区码不存在", en: "the identity number's region does not exist")
    case .idDate: LocalizedText(zh: "身份证号中的出生日期不存在", en: "the identity number's birth date does not exist")
    case .idCheckDigit(let expected):
      LocalizedText(
        zh: "身份证号校验位不对，应为 \(expected)", en: "the identity number's check character should be \(expected)")
    case .idSex: LocalizedText(zh: "性别与身份证号不符", en: "the sex is not that of the identity number")
    case .idBirthDate:
      LocalizedText(zh: "出生日期与身份证号不符", en: "the birth date is not that of the identity number")
    }
  }
}
