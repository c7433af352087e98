import Testing

@testable import Collection

/// What students are told of their corrections.
@Suite struct CorrectionNoticeTests {
  private func answer(_ fixture: Fixture, _ field: RecordField, _ isGranted: Bool) throws {
    let open = try fixture.collection.openCorrections()
    let request = try #require(open.first { $0.field == field })
    try fixture.collection.decideCorrection(request.id, isGranted: isGranted, by: "教务处")
  }

  private func notices(_ fixture: Fixture) throws -> [Notice] {
    let run = try #require(try fixture.collection.nextNoticeRun(by: "a"))
    defer { try? fixture.collection.finish(run) }
    return try fixture.collection.notices(in: run, NoticeTemplates())
  }

  @Test func eachIsAnswered() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    for (field, value) in [(RecordField.name, "张叁"), (.identity, "440102198001021230"), (.major, "英语")] {
      try fixture.collection.requestCorrection(of: student, field, to: value, by: "a")
    }
    try answer(fixture, .name, true)
    try answer(fixture, .identity, false)
    try answer(fixture, .major, true)
    let told = try notices(fixture)
    #expect(told.map(\.kind) == [.corrected, .notCorrected, .corrected])
    #expect(told[0].zh.contains("姓名：张叁") && told[2].en.contains("major: 英语"))
    #expect(told[1].zh.contains("****1230") && !told[1].zh.contains("440102198001021230"))
  }

  @Test func whoWithdrewIsToldOnlyThat() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    try fixture.collection.requestCorrection(of: student, .name, to: "张叁", by: "a")
    try answer(fixture, .name, true)
    try fixture.collection.withdraw(student, by: "a")
    #expect(try notices(fixture).map(\.kind) == [.withdrawn])
  }
}
