import Localization
import Rosters
import Testing

@testable import Collection

extension Fixture {
  @discardableResult func importList(_ text: String, isPartial: Bool = false) throws -> ImportReport {
    try collection.importRoster(
      Roster(bytes: Array(text.utf8)), isPartial: isPartial, by: Fixture.actor)
  }
}

@Suite struct ImportTests {
  private static let list = """
    考生号,学号,姓名,性别,证件号,学院,专业,班级,层次,手机,地址,邮编
    110105001,20260001,张三,男,11010519491231002X,计算机学院,软件工程,1班,本科,13800138000,北京市朝阳区建国路1号,100020
    110105002,20260002,李四,女,440102198001021230,计算机学院,软件工程,2班,本科,,,
    110105003,20260003,王五,男,A123456(7),外语学院,英语,1班,专科,,,

    """

  @Test func allColumnsAreTaken() throws {
    let fixture = try Fixture()
    let report = try fixture.importList(Self.list)
    #expect(report.count(.added) == 3 && report.lines.count == 3)
    let record = try fixture.collection.student("110105001").record
    #expect(record.number == "20260001" && record.name == "张三" && record.level == "本科")
    #expect(record.phone == "13800138000" && record.address == "北京市朝阳区建国路1号" && record.postcode == "100020")
    for number in ["20260002", "２０２６０００２", "440102198001021230", " 110105002 "] {
      #expect(try fixture.collection.student(number).record.name == "李四")
    }
    #expect(throws: CollectionError.unknownStudent("****1231")) {
      try fixture.collection.student("440102198001021231")
    }
  }

  @Test func theSameListAgainChangesNothing() throws {
    let fixture = try Fixture()
    try fixture.importList(Self.list)
    let before = try fixture.collection.proveLog().events
    let report = try fixture.importList(Self.list)
    #expect(report.lines.isEmpty && report.unchanged == 3)
    #expect(try fixture.collection.proveLog().events == before)
  }

  @Test func changedAndGoneAreListed() throws {
    let fixture = try Fixture()
    try fixture.importList(Self.list)
    let report = try fixture.importList(
      "学号,姓名,班级\n20260001,张叁,3班\n20260002,李四,2班\n20260009,赵六,1班\n")
    let told = report.lines.map { "\($0.kind) \($0.student) \($0.field?.rawValue ?? "") \($0.old) \($0.new)" }
    #expect(
      told == [
        "changed 20260001 name 张三 张叁", "changed 20260001 class 1班 3班", "added 20260009   ",
        "gone 20260003   ",
      ])
    // The list had no column for it.
    #expect(try fixture.collection.student("20260001").record.college == "计算机学院")
    #expect(try fixture.collection.student("20260003").isGone)
    let back = try fixture.importList("学号,姓名\n20260003,王五\n", isPartial: true)
    #expect(back.lines.map(\.kind) == [.back])
    #expect(try fixture.collection.tablesFollow())
  }

  @Test func whatWasConfirmedWaitsForTheOffice() throws {
    let fixture = try Fixture()
    try fixture.importList(Self.list)
    let student = try fixture.collection.student("20260001").id
    try fixture.prepare(student)
    let report = try fixture.importList("学号,姓名\n20260001,张叁\n", isPartial: true)
    #expect(report.lines.map(\.kind) == [.held])
    #expect(try fixture.collection.student(student).record.name == "张三")
    // Once is enough.
    try fixture.importList("学号,姓名\n20260001,张叁\n", isPartial: true)
    let open = try fixture.collection.openCorrections()
    #expect(open.map(\.new) == ["张叁"])
    try fixture.collection.decideCorrection(open[0].id, isGranted: true, by: "教务处")
    #expect(try fixture.collection.student(student).record.name == "张叁")
    #expect(try fixture.collection.openCorrections().isEmpty)
    #expect(throws: CollectionError.self) {
      try fixture.collection.decideCorrection(open[0].id, isGranted: false, by: "教务处")
    }
    #expect(try fixture.collection.tablesFollow())
  }

  @Test func rowsThatCannotBeTakenAreTold() throws {
    let fixture = try Fixture()
    try fixture.importList(Self.list)
    let report = try fixture.importList(
      """
      学号,考生号,姓名
      20260001,110105002,张三
      20260010,,赵六
      20260010,,钱七
      ,,孙八

      """, isPartial: true)
    #expect(report.lines.map(\.kind) == [.refused, .added, .refused, .refused])
    #expect(report.lines.map(\.line) == [2, 3, 4, 5])
    #expect(try fixture.collection.student("20260010").record.name == "赵六")
  }

  @Test func aCorrectionCannotTakeAnothersNumber() throws {
    let fixture = try Fixture()
    try fixture.importList(Self.list)
    let student = try fixture.collection.student("20260001").id
    try fixture.collection.requestCorrection(of: student, .number, to: "20260002", by: Fixture.actor)
    let ticket = try fixture.collection.openCorrections()[0].id
    #expect(throws: CollectionError.self) {
      try fixture.collection.decideCorrection(ticket, isGranted: true, by: "教务处")
    }
    // Neither was the request answered.
    #expect(try fixture.collection.openCorrections().count == 1)
  }
}
