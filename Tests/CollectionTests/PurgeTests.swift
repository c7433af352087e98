import FaceVerification
import Files
import Localization
import Reports
import Store
import Support
import SystemPackage
import Testing

@testable import Collection

/// Purges of students with everything that a student can have.
@Suite struct PurgeTests {
  private static let list = "学号,姓名,证件号\n20269999,诸葛孔明,440102198001021230\n20260001,张三,11010519491231002X\n"
  private static let face = [UInt8](repeating: 0x5A, count: 128)
  private static let traces = [
    "20269999", "诸葛孔明", "440102198001021230", "13912345678", "RECEIPT-7788", "of everything", "elsewhere too",
    "THE-CODE-OF-EVERYTHING", FaceText.text(face), String(decoding: face, as: UTF8.self), "孔明更正", "对面的电话",
  ]

  /// Merged from another place, with a code, a face, a comparison and a correction, returned, and gone from the list.
  private func withEverything(_ body: (Fixture, StudentID) throws -> Void) throws {
    let fixture = try Fixture(fee: "15.00", keepsFaces: true)
    let other = try Fixture(fee: "15.00", keepsFaces: true)
    for place in [fixture, other] { try place.importList(Self.list) }
    let there = try other.id("20269999")
    try other.prepare(there)
    try other.shoot(there, "elsewhere too")
    try other.collection.requestCorrection(of: there, .major, to: "x", why: "对面的电话", by: "a")
    _ = try fixture.collection.merge(try other.collection, by: "a")
    let student = try fixture.id("20269999")
    try fixture.perform(SetProfile(Profile(phone: "13912345678")), student)
    _ = try fixture.collection.bindCode(Array("THE-CODE-OF-EVERYTHING".utf8), to: student, by: "a")
    try fixture.collection.requestCorrection(of: student, .name, to: "孔明更正", by: "a")
    let original = NewFile(.originals, Array("original of everything".utf8))
    let finished = NewFile(.finished, Array("finished of everything".utf8))
    try fixture.perform(
      AddTake(
        original: original.file.sha256, finished: finished.file.sha256, outcome: .pass, findings: [],
        face: FaceText.text(Self.face)), student, keeping: [original, finished])
    try fixture.perform(
      RecordComparison(
        take: original.file.sha256, reference: "r",
        FaceComparison(.unassessable([.noFace]), .unassessable([.noFace]))), student)
    try fixture.perform(AcceptTake(original: original.file.sha256, finished: finished.file.sha256), student)
    try fixture.pay(student, "RECEIPT-7788")
    try fixture.perform(ReturnPhoto(reasons: ["clothes"], note: "孔明更正"), student)
    try fixture.importList("学号,姓名\n20260001,张三\n")
    #expect(try fixture.collection.student(student).isGone)
    try body(fixture, student)
  }

  private func found(_ fixture: Fixture) throws -> [String] {
    try Self.traces.flatMap { trace in try fixture.files(holding: trace).map { "\($0): \(trace)" } }
  }

  @Test func nothingOfItStays() throws {
    try withEverything { fixture, student in
      for trace in Self.traces { #expect(try !fixture.files(holding: trace).isEmpty, "\(trace)") }
      try fixture.collection.purge([student], by: "a")
      let left = try found(fixture)
      #expect(left.isEmpty, "\(left)")
      let flaws = try fixture.collection.check()
      #expect(flaws.isEmpty, "\(flaws.map(\.text.en))")
      fixture.close()
      #expect(try found(fixture).isEmpty)
    }
  }

  /// The list or the office changes something after the student said how to be reached: the new record does not repeat that.
  @Test func whoWithdrawsLeavesNoPhoneNumberInAChangedRecord() throws {
    try withEverything { fixture, student in
      try fixture.importList("学号,姓名,班级,手机\n20269999,孔明更正,2班,13800000000\n20260001,张三,1班,\n")
      for correction in try fixture.collection.openCorrections() {
        try fixture.collection.decideCorrection(correction.id, isGranted: true, by: "a")
      }
      let record = try fixture.collection.student(student).record
      #expect(record.classGroup == "2班" && record.phone == "13912345678")
      #expect(try fixture.collection.check().isEmpty)
      try fixture.collection.withdraw(student, by: "a")
      #expect(try fixture.files(holding: "13912345678").isEmpty)
      #expect(try fixture.collection.check().isEmpty)
    }
  }

  @Test func whoWithdrawsLeavesNoPhotoCodeOrFace() throws {
    try withEverything { fixture, student in
      try fixture.collection.withdraw(student, by: "a")
      let kept = ["20269999", "诸葛孔明", "440102198001021230", "RECEIPT-7788"]
      for trace in Self.traces where !kept.contains(trace) {
        #expect(try fixture.files(holding: trace).isEmpty, "\(trace)")
      }
      let flaws = try fixture.collection.check()
      #expect(flaws.isEmpty, "\(flaws.map(\.text.en))")
    }
  }

  @Test func whileSomebodyReadsTheRestIsLeftToTheNextStart() throws {
    try withEverything { fixture, student in
      let reader = try fixture.another()
      let isErased = try reader.read { store in
        _ = try store.count("SELECT count(*) FROM student")
        return try fixture.collection.purge([student], by: "a")
      }
      #expect(!isErased)
      #expect(throws: CollectionError.unknownStudent("20269999")) {
        try fixture.collection.student("20269999")
      }
      // Nobody is named, and what was left is done.
      #expect(try fixture.collection.purge([], by: "a"))
      #expect(try found(fixture).isEmpty)
    }
  }

  @Test func whatEarlierVersionsKeptOfStrangersGoesWhenItIsOpened() throws {
    let (ours, theirs) = try Places.make()
    try ours.importList("学号,姓名,证件号\n9,己,E87654321\n", isPartial: true)
    try theirs.importList("学号,姓名,证件号\n9,戊,E12345678\n", isPartial: true)
    _ = try Places.merge(ours, theirs)
    let stranger = try #require(try theirs.events().last)
    try ours.collection.store.write { store in
      try store.execute(
        "UPDATE event SET salt = ?, content = ? WHERE hash = ?",
        [stranger.salt, stranger.content, stranger.hash])
      try store.executeAll(
        """
        DROP INDEX aliasStudent; DROP INDEX eventLate; ALTER TABLE event DROP COLUMN told;
        DELETE FROM grdb_migrations WHERE identifier = '2 merges';
        """)
    }
    #expect(try !ours.files(holding: "E12345678").isEmpty)
    ours.close()
    try ours.reopen()
    #expect(try ours.files(holding: "E12345678").isEmpty)
    #expect(try ours.collection.check().isEmpty)
  }

  @Test func aliasesAreFoundByTheirStudent() throws {
    let fixture = try Fixture()
    let plan = try fixture.collection.read {
      try $0.rows("EXPLAIN QUERY PLAN SELECT foreignID FROM alias WHERE student = 1") { $0["detail"] ?? "" }
    }
    #expect(plan.joined().contains("aliasStudent"))
  }
}
