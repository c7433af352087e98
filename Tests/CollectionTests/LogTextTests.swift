import Files
import Localization
import Support
import SystemPackage
import Testing

@testable import Collection

/// The log's text where it and the database are not what they were.
@Suite struct LogTextTests {
  private struct Log {
    let fixture: Fixture
    let student: StudentID
    var path: FilePath { fixture.root / "events.jsonl" }
    var database: FilePath { fixture.root / "collection.sqlite" }

    func lines() throws -> [String] {
      String(decoding: try FileSystem.read(path, limit: 1 << 24), as: UTF8.self).split(separator: "\n").map(
        String.init)
    }

    func write(_ lines: [String]) throws {
      try FileSystem.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: path)
    }
  }

  /// Six events.
  private func log() throws -> Log {
    let fixture = try Fixture()
    let student = try fixture.enrol("20260001")
    try fixture.prepare(student)
    return Log(fixture: fixture, student: student)
  }

  private func code(_ body: () throws -> some Any) -> String? {
    do { _ = try body() } catch let error as CollectionError { return error.code } catch { return "\(error)" }
    return nil
  }

  @Test func whatCannotBeFollowedIsCountedAndKept() throws {
    let log = try log()
    log.fixture.close()
    var lines = try log.lines()
    lines[2] = lines[2].replacing("20260001", with: "20260007").replacing("verified", with: "approved")
    try log.write(lines)
    try FileSystem.write(Array("no database".utf8), to: log.database)
    let recovery = try PhotoCollection.recover(log.fixture.root)
    #expect(recovery.events == 2 && recovery.lost == 4 && recovery.keptText == "events.jsonl.broken")
    let kept = try FileSystem.read(log.fixture.root / "events.jsonl.broken", limit: 1 << 24)
    #expect(kept == Array(lines.map { $0 + "\n" }.joined().utf8))
    #expect(try PhotoCollection.open(log.fixture.root).check().isEmpty)
  }

  @Test func aSecondRecoveryReplacesNothingOfTheFirst() throws {
    let log = try log()
    log.fixture.close()
    for words in ["first", "second"] {
      try FileSystem.write(Array(words.utf8), to: log.database)
      try log.write(try log.lines() + ["{\"half\": a line"])
      let recovery = try PhotoCollection.recover(log.fixture.root)
      #expect(recovery.events == 6 && recovery.lost == 1)
      #expect(try FileSystem.read(log.fixture.root / FilePath(recovery.kept), limit: 99) == Array(words.utf8))
    }
    #expect(FileSystem.exists(log.fixture.root / "events.jsonl.broken-2"))
  }

  @Test func anOldCopyOfTheDatabaseOverwritesNoNewerText() throws {
    let log = try log()
    log.fixture.close()
    let old = try FileSystem.read(log.database, limit: 1 << 24)
    try log.fixture.reopen()
    try log.fixture.importList("学号,姓名\n2,李四\n3,王五\n", isPartial: true)
    log.fixture.close()
    let lines = try log.lines()
    try FileSystem.write(old, to: log.database)
    #expect(code { try log.fixture.reopen() } == "log-newer")
    #expect(try log.lines() == lines)
    #expect(try PhotoCollection.recover(log.fixture.root).events == 8)
    #expect(try PhotoCollection.open(log.fixture.root).student("3").record.name == "王五")
  }

  @Test func anotherTextIsNotOverwrittenEither() throws {
    let log = try log()
    try log.fixture.perform(SetProfile(Profile(phone: "13900139000")), log.student)
    log.fixture.close()
    let other = try self.log()
    try other.fixture.perform(SetProfile(Profile(phone: "13700137000")), other.student)
    let lines = try other.lines()
    try log.write(lines)
    #expect(code { try log.fixture.reopen() } == "log-newer")
    #expect(try log.lines() == lines)
  }

  @Test func aTransactionThatWasCutOffIsNoNewerText() throws {
    let log = try log()
    let last = try #require(try log.fixture.events().last)
    log.fixture.close()
    let before = try log.lines()
    let never = Event(
      id: last.id + 1, after: last.hash, time: last.time, actor: "a", student: log.student, name: Verify.name,
      from: .profiled, to: .profiled, content: "{}")
    try log.write(before + [JSONLine.encode(never)])
    #expect(code { try log.fixture.reopen() } == "log-newer")
    // The mark that the end left says that they were on their way.
    try FileSystem.write([], to: CollectionFolder(log.fixture.root).mark(ofEvent: never.id))
    try log.fixture.reopen()
    #expect(try log.lines() == before)
    #expect(!FileSystem.exists(CollectionFolder(log.fixture.root).mark(ofEvent: never.id)))
  }

  @Test func linesOfATransactionThatFailedAreNotLost() throws {
    let log = try log()
    let last = try #require(try log.fixture.events().last)
    var failed: [Event] = []
    for _ in 0..<3 {
      let before = failed.last ?? last
      failed.append(
        Event(
          id: before.id + 1, after: before.hash, time: last.time, actor: "a", student: log.student,
          name: Verify.name, from: .profiled, to: .profiled, content: "{}"))
    }
    try log.write(try log.lines() + failed.map { JSONLine.encode($0) })
    try log.fixture.perform(SetProfile(Profile(phone: "13900139000")), log.student)
    let text = try LogText(log.path)
    #expect(try text.events == log.fixture.events() && text.lost == 0 && text.newest == last.id + 1)
    log.fixture.close()
    #expect(code { try log.fixture.reopen() } == nil)
  }

  @Test func aTextThatLostItsEndIsMadeWhole() throws {
    let log = try log()
    log.fixture.close()
    let lines = try log.lines()
    try log.write(Array(lines.dropLast(2)))
    try log.fixture.reopen()
    #expect(try log.lines() == lines)
  }
}
