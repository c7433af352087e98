import Files
import Localization
import Store
import SystemPackage
import Testing

@testable import Collection

/// Questions are events as all others are.
@Suite struct QuestionTests {
  private func ask(_ fixture: Fixture, _ student: StudentID, _ text: String) throws -> Int64 {
    let question = try AskOffice(text)
    try fixture.perform(question, student)
    return question.ticket
  }

  @Test func theLogBringsThemBack() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    let first = try ask(fixture, student, "几号截止？")
    fixture.clock.advance(hours: 1)
    let second = try ask(fixture, student, "可以戴眼镜吗？")
    try fixture.collection.answer(first, "六月一日。", by: "教务处")
    let before = try fixture.collection.questions(of: student)
    #expect(before.map(\.id) == [second, first] && before.map(\.answer) == [nil, "六月一日。"])
    #expect(try fixture.collection.openQuestions().map(\.question.id) == [second])
    fixture.close()
    FileSystem.remove(fixture.root / "collection.sqlite")
    let clock = fixture.clock
    _ = try PhotoCollection.recover(fixture.root, clock: { clock.now })
    try fixture.reopen()
    #expect(try fixture.collection.questions(of: student) == before)
    #expect(try fixture.collection.check().isEmpty)
  }

  @Test func eachAnswerIsTold() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    let tickets = [try ask(fixture, student, "一？"), try ask(fixture, student, "二？")]
    for ticket in tickets { try fixture.collection.answer(ticket, "答 \(ticket)", by: "教务处") }
    let run = try #require(try fixture.collection.nextNoticeRun(by: "a"))
    let notices = try fixture.collection.notices(in: run, NoticeTemplates())
    #expect(notices.map(\.kind) == [.answered, .answered])
    #expect(notices[0].zh.contains("你问：一？") && notices[0].en.contains("答 \(tickets[0])"))
    try fixture.collection.finish(run)
    #expect(try fixture.collection.noticeRuns() == [run])
  }

  @Test func linesStayAndNothingElseSteersATerminal() throws {
    #expect(try AskOffice("一\r\n二\r三\u{2028}四\u{1B}[31m").text == "一\n二\n三\n四\u{FFFD}[31m")
    #expect(try AnswerQuestion(1, "甲\n\n乙").text == "甲\n\n乙")
    #expect(throws: CollectionError.self) { try AskOffice("\r\n \r\n") }
  }

  @Test func theyAreNoVersionOfTheirStudent() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    let version = try fixture.collection.student(student).version
    let ticket = try ask(fixture, student, "几号截止？")
    try fixture.collection.answer(ticket, "六月一日。", by: "教务处")
    #expect(try fixture.collection.student(student).version == version)
    #expect(
      try fixture.collection.perform([Change(student, Verify(), version: version)], by: "a")[0].get().id
        > version)
    #expect(try fixture.collection.check().isEmpty)
  }

  @Test func whoAskedIsNotUntouched() throws {
    let fixture = try Fixture()
    let students = [try fixture.enrol("1"), try fixture.enrol("2", identity: "440102198001021230")]
    fixture.clock.advance(hours: 24 * 20)
    let ticket = try ask(fixture, students[0], "还收吗？")
    fixture.clock.advance(hours: 24 * 20)
    #expect(try fixture.collection.students(untouchedForDays: 30).map(\.id) == [students[1]])
    #expect(try Set(fixture.collection.students(untouchedForDays: 10).map(\.id)) == Set(students))
    try fixture.collection.answer(ticket, "收。", by: "教务处")
    #expect(try fixture.collection.students(untouchedForDays: 10).map(\.id) == [students[1]])
  }

  @Test func collectionsOfBeforeAreBroughtUp() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    let version = try fixture.collection.student(student).version
    let ticket = try ask(fixture, student, "几号截止？")
    try fixture.collection.answer(ticket, "六月一日。", by: "教务处")
    let failure = #"{"code":"photo-of-another","en":"Student 20269999 has…","zh":"这是学生 20269999 已交的照片"}"#
    try fixture.collection.store.write { store in
      try store.execute("UPDATE student SET version = (SELECT max(id) FROM event)")
      try store.execute(
        "INSERT INTO upload (id, student, time, failure) VALUES (1, ?, 0, ?), (2, ?, 0, NULL)",
        [student, failure, student])
      try store.execute("DELETE FROM grdb_migrations WHERE identifier = '5 versions'")
    }
    fixture.close()
    try fixture.reopen()
    #expect(try fixture.collection.student(student).version == version)
    let outcomes = try fixture.collection.uploads(of: student).map(\.outcome)
    #expect(outcomes.last == .waiting)
    guard case .refused(let told) = outcomes.first else {
      Issue.record("\(outcomes)")
      return
    }
    let now = Failure(code: "photo-of-another", text: LocalizedText(zh: "", en: "")).namingNobody
    #expect(told == now)
    #expect(try fixture.files(holding: "20269999").isEmpty)
    #expect(try fixture.collection.check().isEmpty)
  }

  @Test func nothingIsLeftOfThemAfterWithdrawal() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    let ticket = try ask(fixture, student, "我的手机是 13912345678")
    try fixture.collection.answer(ticket, "已记下 13912345678", by: "教务处")
    try fixture.collection.withdraw(student, by: Fixture.actor)
    #expect(try fixture.collection.questions(of: student).isEmpty)
    let log = try FileSystem.read(fixture.collection.folder.log, limit: 1 << 20)
    #expect(!String(decoding: log, as: UTF8.self).contains("13912345678"))
    #expect(throws: CollectionError.self) { try ask(fixture, student, "还在吗？") }
  }
}
