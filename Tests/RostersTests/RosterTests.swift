import Tables
import Testing

@testable import Rosters

func roster(_ text: String, _ columns: ColumnChoice = .automatic) throws -> Roster {
  try Roster(bytes: Array(text.utf8), columns: columns)
}

@Suite struct RosterTests {
  @Test func headingsUnderATitle() throws {
    let list = try roster("2026届毕业生名单,,\n\n 学 号 ,姓名,身份证号码（必填）,备注\n1,张三,,x\n")
    #expect(list.columns == [.studentID: 0, .name: 1, .idNumber: 2])
    #expect(list.students.map(\.line) == [4])
    #expect(list.value(.name, of: list.students[0]) == "张三")
    #expect(list.value(named: "备注", of: list.students[0]) == "x")
    #expect(list.value(named: "学号", of: list.students[0]) == "1")
    #expect(list.value(named: "学院", of: list.students[0]) == nil)
  }

  @Test func registrationTableFieldNames() throws {
    let list = try roster("KSH,XH,XM,SFZH,FY,ZYMC,BH\n")
    #expect(Set(list.columns.keys) == [.examID, .studentID, .name, .idNumber, .college, .major, .classGroup])
  }

  @Test(arguments: [
    "证件号", "身份证件号", "身份证件号码", "身份证号", "身份证号码", "*身份证号（必填）", "公民身份号码", "居民身份证号码", "学生身份证号", "有效证件号码",
    "身份证号/护照号", "护照号码", "港澳台居民居住证号", "身份证 号 码", "身份证号码18位", "SFZJH", "sfzh", "ZJHM", "ZJH", "SFZJHM",
    "XSSFZH",
    "ID Number", "ID No.", "ID card number", "Identity number", "National ID", "Passport No",
    "Passport number",
  ]) func identityHeadings(_ heading: String) throws {
    #expect(try roster("学号,姓名,\(heading)\n").columns[.idNumber] == 2)
  }

  @Test(arguments: [
    "身份证号后六位", "身份证有效期", "毕业证号", "学生证号", "准考证号", "父亲身份证号", "导师证件号", "证书编号", "手机号", "ID",
  ]) func headingsOfOtherThings(_ heading: String) throws {
    #expect(try roster("学号,姓名,\(heading)\n").columns[.idNumber] == nil)
  }

  @Test(arguments: ["XSXH", "XSBH", "Student ID"]) func studentHeadings(_ heading: String) throws {
    #expect(try roster("\(heading),姓名\n").columns[.studentID] == 0)
  }

  @Test func numbersKeptByFormulasAreNotTold() throws {
    let list = try roster("学号,姓名\n=\"001\",张三\n\"=\"\"002\"\"\",李四\n")
    #expect(list.students.map { list.value(.studentID, of: $0) } == ["001", "002"])
    #expect(RosterLint.issues(in: list, latestYear: 2026) == [])
  }

  @Test func columnsByNumberAndHeading() throws {
    let chosen = try roster("编号,谁\n7,李四\n", try ColumnChoice("学号=编号, 姓名=2"))
    #expect(chosen.value(.studentID, of: chosen.students[0]) == "7")
    #expect(chosen.value(.name, of: chosen.students[0]) == "李四")
    let headless = try roster("7,李四\n8,王五\n", try ColumnChoice("学号=1,姓名=2"))
    #expect(headless.students.count == 2)
    #expect(headless.value(.name, of: headless.students[1]) == "王五")
    #expect(headless.value(named: "姓名", of: headless.students[0]) == "李四")
  }

  @Test(arguments: ["", "学号", "学号=0", "什么=1", "学号=", "=1"]) func badColumns(_ text: String) {
    #expect(throws: RosterError.badColumns(text)) { _ = try ColumnChoice(text) }
  }

  @Test func missingHeadingsAreTold() {
    #expect(throws: RosterError.noHeader) { _ = try roster("a,b\n1,2\n") }
    #expect(throws: RosterError.noHeader) { _ = try roster("") }
    #expect(throws: RosterError.noSuchColumn("学号=9")) {
      _ = try roster("a,b\n1,2\n", try ColumnChoice("学号=9"))
    }
    #expect(throws: RosterError.noSuchColumn("编号")) {
      _ = try roster("a,b\n1,2\n", try ColumnChoice("学号=编号"))
    }
  }

  @Test func tooLargeAFile() {
    #expect(throws: RosterError.table(.tooLarge(bytes: Roster.byteLimit + 1, limit: Roster.byteLimit))) {
      _ = try Roster(bytes: [UInt8](repeating: 65, count: Roster.byteLimit + 1))
    }
  }
}
