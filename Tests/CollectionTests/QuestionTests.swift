import Files
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
