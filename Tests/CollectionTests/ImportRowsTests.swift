import Localization
import Testing

@testable import Collection

/// Rows of a list that name students who are known.
@Suite struct ImportRowsTests {
  @Test func oneStudentIsUpdatedByOneRow() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("2001", name: "甲", identity: "11010519491231002X")
    try fixture.perform(Verify(), student)
    let report = try fixture.importList(
      "学号,姓名,证件号\n2009,甲一,11010519491231002X\n2001,新人,440102198001021230\n")
    #expect(report.lines.map(\.kind) == [.changed, .changed, .refused])
    #expect(report.lines[2].line == 3 && report.lines[2].why?.en.contains("line 2") == true)
    let record = try fixture.collection.student(student).record
    #expect(record.number == "2009" && record.name == "甲一")
    #expect(record.identity == .whole("11010519491231002X"))
    #expect(try fixture.collection.tablesFollow())
  }

  @Test func aRowThatWasRefusedLeavesRoomForTheRightOne() throws {
    let fixture = try Fixture()
    try fixture.importList("学号,考生号,姓名\n1,101,甲\n2,102,乙\n")
    let report = try fixture.importList("学号,考生号,姓名\n1,102,甲\n1x,101,甲\n")
    #expect(report.lines.map(\.kind) == [.refused, .changed])
    #expect(try fixture.collection.student("101").record.number == "1x")
  }

  @Test func theNumberThatVerifiedAStudentWaitsForTheOffice() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("2001", name: "甲", identity: "11010519491231002X")
    try fixture.perform(Verify(), student)
    let report = try fixture.importList("学号,姓名,证件号\n2001,甲,440102198001021230\n")
    #expect(report.lines.map(\.kind) == [.held] && report.lines[0].field == .identity)
    #expect(try fixture.collection.student(student).record.identity == .whole("11010519491231002X"))
    #expect(try fixture.collection.openCorrections().map(\.new) == ["****1230"])
  }

  @Test func changesOfEveryColumnAreTold() throws {
    let fixture = try Fixture()
    try fixture.importList("学号,姓名,证件类型,手机,地址,邮编\n1,甲,身份证,13800138000,一号路一号,100020\n")
    let report = try fixture.importList("学号,姓名,证件类型,手机,地址,邮编\n1,甲,护照,13900139000,二号路二号,100021\n")
    #expect(report.lines.map(\.field) == [.document, .phone, .address, .postcode])
    #expect(report.lines.allSatisfy { $0.kind == .changed } && report.unchanged == 0)
    #expect(report.lines[1].old == "13800138000" && report.lines[1].new == "13900139000")
    // What the student has said stays, and an empty cell takes nothing away.
    try fixture.prepare(fixture.id("1"))
    let later = try fixture.importList("学号,姓名,证件类型,手机\n1,甲,,13700137000\n")
    #expect(later.lines.isEmpty && later.unchanged == 1)
    #expect(try fixture.collection.student("1").record.phone == "13800138000")
    #expect(throws: CollectionError.self) {
      try fixture.collection.requestCorrection(of: fixture.id("1"), .phone, to: "1", by: "a")
    }
  }
}
