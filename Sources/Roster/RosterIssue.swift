/// One mistake in a roster: where it stands and what it is.
public struct RosterIssue: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case strayQuote
    case duplicateHeading(first: Int)
    case fieldCount(found: Int, expected: Int)
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
  /// The column of the table, from 1.
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

  public var zh: String {
    switch kind {
    case .strayQuote: "引号位置不对"
    case .duplicateHeading(let first): "表头与第 \(first) 列重复"
    case .fieldCount(let found, let expected): "本行有 \(found) 列，应为 \(expected) 列"
    case .empty: "空白"
    case .duplicate(let line): "与第 \(line) 行重复"
    case .blankInside: "中间有空格"
    case .blankAround: "前后有空格"
    case .fullWidth: "含全角字母或数字"
    case .hiddenCharacter: "含看不见的字符"
    case .damagedCharacter: "含乱码"
    case .middleDot: "姓名间隔号应为“·”"
    case .nameCharacter: "姓名中含数字或符号"
    case .mangledNumber: "号码被表格软件改成了数值，请将该列设为文本后重新导出"
    case .keyCharacter: "号码中只应有字母和数字"
    case .idLength(let count): "身份证号有 \(count) 位，应为 18 位"
    case .idCharacter: "身份证号含不允许的字符"
    case .idLowercaseX: "身份证号末位应为大写 X"
    case .idRegion: "身份证号的地区码不存在"
    case .idDate: "身份证号中的出生日期不存在"
    case .idCheckDigit(let expected): "身份证号校验位不对，应为 \(expected)"
    case .idSex: "性别与身份证号不符"
    case .idBirthDate: "出生日期与身份证号不符"
    }
  }

  public var en: String {
    switch kind {
    case .strayQuote: "a quote in the wrong place"
    case .duplicateHeading(let first): "the same heading as column \(first)"
    case .fieldCount(let found, let expected): "the row has \(found) fields instead of \(expected)"
    case .empty: "is empty"
    case .duplicate(let line): "the same as on line \(line)"
    case .blankInside: "has a blank inside"
    case .blankAround: "has a blank before or after it"
    case .fullWidth: "has full-width letters or digits"
    case .hiddenCharacter: "has an invisible character"
    case .damagedCharacter: "has a damaged character"
    case .middleDot: "the dot between the parts of a name must be ·"
    case .nameCharacter: "a name with digits or signs"
    case .mangledNumber: "a spreadsheet turned it into a number: make the column text and export it again"
    case .keyCharacter: "must hold nothing but letters and digits"
    case .idLength(let count): "an identity number has 18 characters, not \(count)"
    case .idCharacter: "an identity number can't hold this character"
    case .idLowercaseX: "the X at the end of an identity number is upper case"
    case .idRegion: "the identity number's region does not exist"
    case .idDate: "the identity number's birth date does not exist"
    case .idCheckDigit(let expected): "the identity number's check character should be \(expected)"
    case .idSex: "the sex is not that of the identity number"
    case .idBirthDate: "the birth date is not that of the identity number"
    }
  }
}
