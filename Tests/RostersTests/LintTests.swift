import Testing

@testable import Rosters

@Suite struct LintTests {
  static let heading = "学号,姓名,身份证号,性别,出生日期,学院\n"
  static let good = "20200101,张三,440102198001021230,男,1980-01-02,计算机\n"

  private func lint(_ rows: String) throws -> [String] {
    let list = try roster(LintTests.heading + rows)
    return RosterLint.issues(in: list, latestYear: 2026).map { "\($0.line):\($0.column) \($0.code)" }
  }

  @Test func aGoodRowHasNoIssue() throws {
    #expect(try lint(LintTests.good) == [])
    #expect(try lint("1,阿卜杜·热合曼,11010519491231002X,女,1949年12月31日,法学院\n") == [])
    #expect(try lint("1,Anna Maria Weiß,110105194912310038,男,1949/12/31,法学院\n") == [])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var row: String
    var issues: [String]
    var testDescription: String { row }
  }

  static let id = "440102198001021230"
  static let cases = [
    Case(row: "1,张 三,\(id),男,19800102,法", issues: ["2:2 blank-inside"]),
    Case(row: "1,张　三,\(id),男,19800102,法", issues: ["2:2 blank-inside"]),
    Case(row: "1,张三 ,\(id),男,19800102,法", issues: ["2:2 blank-around"]),
    Case(row: "1,Anna  Lee,\(id),男,19800102,法", issues: ["2:2 blank-inside"]),
    Case(row: "1,阿卜杜•热合曼,\(id),男,19800102,法", issues: ["2:2 middle-dot"]),
    Case(row: "1,张三2,\(id),男,19800102,法", issues: ["2:2 name-character"]),
    Case(row: "1,张\u{200B}三,\(id),男,19800102,法", issues: ["2:2 hidden-character"]),
    Case(row: "1,张\u{FFFD},\(id),男,19800102,法", issues: ["2:2 damaged-character"]),
    Case(row: "1,,\(id),男,19800102,法", issues: ["2:2 empty"]),
    Case(row: "１,张三,\(id),男,19800102,法", issues: ["2:1 full-width"]),
    Case(row: "1 2,张三,\(id),男,19800102,法", issues: ["2:1 blank-inside"]),
    Case(row: "3.20E+11,张三,\(id),男,19800102,法", issues: ["2:1 mangled-number"]),
    Case(row: "20200101.0,张三,\(id),男,19800102,法", issues: ["2:1 mangled-number"]),
    Case(row: "学1,张三,\(id),男,19800102,法", issues: ["2:1 key-character"]),
    Case(row: "1,张三,440102198001021231,男,19800102,法", issues: ["2:3 id-check-digit"]),
    Case(row: "1,张三,44010219800102123,男,19800102,法", issues: ["2:3 id-length"]),
    Case(row: "1,张三,44010219800102123A,男,19800102,法", issues: ["2:3 id-character"]),
    Case(row: "1,张三,440102198002301230,男,19800230,法", issues: ["2:3 id-date"]),
    Case(row: "1,张三,440102198000021230,男,19800230,法", issues: ["2:3 id-date"]),
    Case(row: "1,张三,990102198001021230,男,19800102,法", issues: ["2:3 id-region"]),
    Case(row: "1,张三,11010519491231002x,女,19491231,法", issues: ["2:3 id-lowercase-x"]),
    Case(row: "1,张三,４40102198001021230,男,19800102,法", issues: ["2:3 full-width"]),
    Case(row: "1,张三,\(id),女,19800102,法", issues: ["2:4 id-sex"]),
    Case(row: "1,张三,\(id),男,19800103,法", issues: ["2:5 id-birth-date"]),
    Case(row: "1,张三,\(id),男,19800102", issues: ["2:5 field-count"]),
    Case(row: "1,张三,\(id),男,19800102,法,多", issues: ["2:7 field-count"]),
    Case(row: "1,张\"三,\(id),男,19800102,法", issues: ["2:2 stray-quote", "2:2 name-character"]),
  ]

  @Test(arguments: cases) func eachMistakeAndNoOther(_ c: Case) throws {
    #expect(try lint(c.row + "\n").sorted() == c.issues.sorted())
  }

  @Test func duplicatesNameTheFirstLine() throws {
    let rows =
      LintTests.good + "20200102,李四,11010519491231002X,女,19491231,法\n"
      + "20200101,王五,\(LintTests.id),男,19800102,法\n"
    let list = try roster(LintTests.heading + rows)
    let found = RosterLint.issues(in: list, latestYear: 2026)
    #expect(
      found == [
        RosterIssue(.duplicate(firstLine: 2), line: 4, column: 1, heading: "学号"),
        RosterIssue(.duplicate(firstLine: 2), line: 4, column: 3, heading: "身份证号"),
      ])
  }

  @Test func headingsTwice() throws {
    let list = try roster("学号,姓名,学号\n1,张三,2\n")
    #expect(list.formIssues.map(\.code) == ["duplicate-heading"])
  }

  @Test func passportsAreNoIdentityNumbers() throws {
    let open = try roster("学号,姓名,证件号\n1,Lee,E12345678\n2,Kim,M1234567(8)\n")
    #expect(RosterLint.issues(in: open, latestYear: 2026) == [])
    let typed = try roster("学号,姓名,证件类型,证件号\n1,Lee,护照,123456789\n2,张三,居民身份证,123\n")
    #expect(RosterLint.issues(in: typed, latestYear: 2026).map(\.code) == ["id-length"])
  }

  @Test(arguments: ["11010519491231002X", "440102198001021230", "110105194912310038"])
  func validNumbers(_ text: String) { #expect(throws: Never.self) { _ = try IDNumber(text) } }

  @Test func everyOtherCheckCharacterIsRefused() {
    for last in "0123456789" {
      #expect(throws: IDNumber.FlawError.self) { _ = try IDNumber("11010519491231002\(last)") }
    }
  }

  @Test func futureBirthIsNoDate() {
    #expect(throws: IDNumber.FlawError.self) { _ = try IDNumber("440102198001021230", latestYear: 1979) }
  }

  @Test(arguments: [
    ("11010519491231002X.jpg", "****002X.jpg"), ("a/440102198001021230_1.jpg", "a/****1230_1.jpg"),
    ("４４０１０２１９８００１０２１２３０", "****１２３０"), ("20200101.jpg", "20200101.jpg"),
    ("440102199901021230440102", "****1230440102"), ("11010519491231002x", "****002x"),
    ("20110105194912310020.jpg", "20110105194912310020.jpg"), ("11010519491231002X2.jpg", "****002X2.jpg"),
    ("011010519491231002X", "0****002X"), ("440102198001021230440102198001021230", "****1230****1230"),
    ("20260701440102198001021230", "20260701****1230"),
  ]) func masking(_ text: String, _ masked: String) { #expect(Masking.masked(text) == masked) }

  static let documents: [(number: String, document: IDNumber.Document)] = [
    ("440102198001021230", .citizen), ("810000199901010014", .hongKongMacauTaiwanResident),
    ("830000199808081233", .hongKongMacauTaiwanResident), ("931840199012310028", .permanentResident),
    ("911398199012310021", .permanentResident), ("KAZ110090123105", .formerPermanentResident),
    ("H12345678", .hongKongMacauPermit), ("M1234567801", .hongKongMacauPermit), ("12345678", .taiwanPermit),
    ("1234567801", .taiwanPermit), ("E12345678", .passport), ("EA1234567", .passport),
    ("G12345678", .passport),
    ("123456789", .passport), ("12AB34567", .passport), ("AB1234567", .passport),
  ]

  @Test(arguments: documents) func documentsAreKnown(number: String, document: IDNumber.Document) throws {
    #expect(try IDNumber(number).document == document)
    for heading in ["证件号", "身份证件号码", "身份证号"] {
      let list = try roster("学号,姓名,\(heading)\n1,Lee,\(number)\n")
      #expect(RosterLint.issues(in: list, latestYear: 2026) == [], "\(heading)")
    }
  }

  @Test(arguments: [
    ("931840199012310029", "id-check-digit"), ("990840199012310028", "id-region"),
    ("931000199012310028", "id-region"),
    ("931840199013310028", "id-date"), ("4401021980010212X", "id-length"), ("440102198001021", "id-length"),
    ("KAZ110090123106", nil),
  ]) func damagedNumbersAreTold(number: String, code: String?) throws {
    let list = try roster("学号,姓名,证件号\n1,Lee,\(number)\n")
    #expect(RosterLint.issues(in: list, latestYear: 2026).map(\.code) == (code.map { [$0] } ?? []))
  }

  @Test func aTypeAsksForItsDocument() throws {
    let list = try roster(
      """
      学号,姓名,证件类型,证件号
      1,甲,居民身份证,12345678
      2,乙,外国人永久居留身份证,931840199012310028
      3,丙,外国人永久居留身份证,KAZ110090123105
      4,丁,港澳台居民居住证,810000199901010014
      5,戊,港澳居民来往内地通行证,H1234567801
      6,己,台湾居民来往大陆通行证,12345679
      7,庚,港澳台居民居住证,810000199901010015
      8,辛,外国人永久居留身份证,KAZ110090123106
      9,壬,外国人永久居留身份证,KAZ110090133105

      """)
    #expect(
      RosterLint.issues(in: list, latestYear: 2026).map { "\($0.line) \($0.code)" } == [
        "2 id-length", "8 id-check-digit", "9 id-check-digit", "10 id-date",
      ])
  }

  @Test func identityColumnsUnderUnknownHeadingsAreTold() throws {
    let list = try roster("学号,姓名,XYZ,证书编号,电话\n1,Lee,440102198001021230,105101202005000001,x\n2,Kim,,,\n")
    #expect(
      list.formIssues == [RosterIssue(.unknownIdentityColumn(count: 1), line: 1, column: 3, heading: "XYZ")])
    let known = try roster("学号,姓名,证件号,XYZ\n1,Lee,440102198001021230,440102198001021230\n")
    #expect(known.formIssues == [])
    let parents = try roster("学号,姓名,父亲身份证号\n1,Lee,440102198001021230\n")
    #expect(parents.columns[.idNumber] == nil && parents.formIssues == [])
  }

  @Test(arguments: [
    ("H12345678.jpg", "****5678.jpg"), ("M1234567801", "****7801"), ("a/E12345678_1.jpg", "a/****5678_1.jpg"),
    ("ea1234567", "****4567"), ("KAZ110090123105.jpg", "****3105.jpg"), ("Ｈ１２３４５６７８", "****５６７８"),
    ("931840199012310028.jpg", "****0028.jpg"), ("810000199901010014", "****0014"),
    ("M20260101.jpg", "M20260101.jpg"),
    ("IMG_0001.jpg", "IMG_0001.jpg"), ("P1000123.jpg", "P1000123.jpg"), ("12345678", "12345678"),
  ]) func maskingOfOtherDocuments(_ text: String, _ masked: String) {
    #expect(Masking.masked(text) == masked)
  }

  @Test(arguments: documents) func everyNumberOfAColumnIsMasked(number: String, document: IDNumber.Document) {
    #expect(Masking.masked(idNumber: number) == "****" + number.suffix(4))
  }
}
