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
