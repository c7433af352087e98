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
}
