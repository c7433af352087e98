import Files
import Localization
import Store
import Support
import SystemPackage
import Testing

@testable import Collection

@Suite struct LogTests {
  /// Five events of one student after the collection's own.
  private func withLog(_ body: (Fixture, StudentID) throws -> Void) throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("20260001")
    try fixture.prepare(student)
    try body(fixture, student)
  }

  private func tamper(_ fixture: Fixture, _ sql: String) throws {
    try fixture.collection.store.write { try $0.executeAll(sql) }
  }

  @Test func anUntouchedLogProvesItself() throws {
    try withLog { fixture, _ in
      let proof = try fixture.collection.proveLog()
      #expect(proof.events == 6 && proof.flaws.isEmpty && proof.erased == 0)
    }
  }

  @Test(arguments: [
    "UPDATE event SET actor = 'nobody' WHERE id = 3", "UPDATE event SET time = time + 1 WHERE id = 3",
    "UPDATE event SET content = '[]' WHERE id = 5", "UPDATE event SET \"to\" = 'approved' WHERE id = 3",
    "UPDATE event SET student = 1 WHERE id = 3",
  ])
  func aChangedLineIsSeen(_ sql: String) throws {
    try withLog { fixture, _ in
      try tamper(fixture, sql)
      let flaws = try fixture.collection.proveLog().flaws
      #expect(flaws.map(\.kind) == [.changed])
      #expect(try fixture.collection.check().contains { $0.code == "log" })
    }
  }

  @Test func aDroppedLineIsSeen() throws {
    try withLog { fixture, _ in
      try tamper(fixture, "DELETE FROM event WHERE id = 4")
      #expect(try fixture.collection.proveLog().flaws == [.init(event: 5, kind: .broken)])
    }
  }

  @Test func contentThatIsGoneWithoutAPurgeIsSeen() throws {
    try withLog { fixture, _ in
      try tamper(fixture, "UPDATE event SET content = NULL, salt = NULL WHERE id = 4")
      #expect(try fixture.collection.proveLog().flaws == [.init(event: 4, kind: .erased)])
    }
  }

  @Test func theTablesFollowFromTheEvents() throws {
    try withLog { fixture, student in
      #expect(try fixture.collection.tablesFollow())
      try tamper(fixture, "UPDATE student SET state = 'approved'")
      #expect(try !fixture.collection.tablesFollow())
      #expect(try fixture.collection.check().map(\.code) == ["tables"])
      // Looking has changed nothing.
      #expect(try fixture.state(student) == .approved)
    }
  }

  @Test func theLogsTextSaysTheSame() throws {
    try withLog { fixture, _ in
      let text = try LogText(fixture.collection.folder.log).events
      let log = try fixture.collection.read {
        try $0.rows("SELECT \(Event.columns) FROM event ORDER BY id") { Event($0) }
      }
      #expect(text == log)
    }
  }

  @Test func whatWasNeverEnteredIsNotBelieved() throws {
    try withLog { fixture, student in
      let log = try fixture.collection.folder.log
      let before = try LogText(log).events
      let last = try #require(before.last)
      // A line that was written before its transaction failed, and the one that took its number.
      let lost = Event(
        id: last.id + 1, after: last.hash, time: last.time, actor: "a", student: student, name: Verify.name,
        from: .profiled, to: .profiled, content: "{}")
      try LogFile(log).append([JSONLine.encode(lost)])
      let next = try fixture.perform(SetProfile(Profile(phone: "13900139000")), student)
      #expect(next.id == lost.id)
      #expect(try LogText(log).events == before + [next])
    }
  }

  @Test func aLostDatabaseIsMadeAnew() throws {
    try withLog { fixture, student in
      let before = try fixture.collection.read { try PhotoCollection.fingerprint($0) }
      let root = fixture.root
      fixture.close()
      try FileSystem.write(Array("not a database, but as long as one".utf8), to: root / "collection.sqlite")
      #expect(throws: CollectionError.self) { try PhotoCollection.open(root) }
      let recovery = try PhotoCollection.recover(root)
      #expect(recovery.events == 6 && recovery.missingFiles == 0)
      let collection = try PhotoCollection.open(root)
      #expect(try collection.read { try PhotoCollection.fingerprint($0) } == before)
      #expect(try collection.check().isEmpty)
      #expect(FileSystem.exists(root / "collection.sqlite.broken"))
      #expect(try collection.student(student).state == .profiled)
    }
  }

  @Test func aClockThatWasSetBackDoesNotSetBackTheLog() throws {
    try withLog { fixture, student in
      let last = try fixture.perform(Verify(), student)
      fixture.clock.advance(hours: -5)
      #expect(try fixture.perform(Verify(), student).time == last.time)
    }
  }
}
