import Localization
import Store
import Support
import Testing

@testable import Collection

/// What the log says of a merge.
@Suite struct MergeLogTests {
  @Test func aMergesLineDoesNotGrowWithWhatIsSkipped() throws {
    let (ours, theirs) = try Places.make()
    for place in [ours, theirs] { try place.prepare(place.id("1")) }
    _ = try Places.merge(ours, theirs)
    let merge = try #require(try ours.events().first { $0.name == MergeLog.name })
    let skipped = try ours.events().filter { $0.merge == merge.id && $0.isSkipped }
    #expect(skipped.count > 5)
    // The head of that log is one of them.
    #expect(skipped.count { merge.content?.contains($0.hash) == true } <= 1)
  }

  @Test(arguments: [
    "UPDATE event SET skipped = 0 WHERE merge NOT NULL AND name = 'begun'",
    "UPDATE event SET skipped = 1 WHERE merge NOT NULL AND name = 'verified'",
  ])
  func aLineThatIsFollowedOrSkippedLaterIsSeen(_ sql: String) throws {
    let (ours, theirs) = try Places.make()
    try theirs.prepare(theirs.id("1"))
    _ = try Places.merge(ours, theirs)
    let merge = try #require(try ours.events().first { $0.name == MergeLog.name })
    try ours.collection.store.write { try $0.executeAll(sql) }
    #expect(try ours.collection.proveLog().flaws == [.init(event: merge.id, kind: .changed)])
  }

  @Test func anOwnLineThatIsSkippedIsSeen() throws {
    let (ours, _) = try Places.make()
    try ours.collection.store.write { try $0.executeAll("UPDATE event SET skipped = 1 WHERE id = 3") }
    #expect(try ours.collection.proveLog().flaws.map(\.kind) == [.changed])
  }

  @Test func linesOfEarlierVersionsAreRead() throws {
    let old = #"{"aliases":[{"foreign":1,"own":2}],"events":3,"head":"ab","skipped":["cd","ef"]}"#
    let entry = try #require(JSONLine.decode(MergeLog.self, old))
    #expect(entry.aliases == [.init(foreign: StudentID(1), own: StudentID(2))])
    #expect(entry.events == 3 && entry.followed == nil)
    let line = """
      {"actor":"a","commitment":"c","hash":"h","id":1,"isSkipped":false,"name":"n","previous":"p","time":5}
      """
    #expect(try #require(JSONLine.decode(Event.self, line)).isTold == nil)
  }

  @Test func whatWasToldThereIsNotToldHere() throws {
    let (ours, theirs) = try Places.make()
    try theirs.pay(theirs.id("1"), "R1")
    let run = try #require(try theirs.collection.nextNoticeRun(by: "a"))
    try theirs.collection.finish(run)
    try theirs.pay(theirs.id("2"), "R2")
    _ = try Places.merge(ours, theirs)
    let here = try #require(try ours.collection.nextNoticeRun(by: "a"))
    #expect(try ours.collection.notices(in: here, NoticeTemplates()).map(\.student) == ["2"])
    // A third place that merges this one knows as much.
    let third = try Fixture(fee: "15.00")
    try third.importList(Places.list)
    _ = try Places.merge(third, ours)
    #expect(try third.collection.nextNoticeRun(by: "a") == nil)
  }

  @Test func whatIsTakenOverLateIsToldThen() throws {
    let (ours, theirs) = try Places.make()
    try ours.importList("学号,姓名,证件号\n9,己,E87654321\n", isPartial: true)
    try theirs.importList("学号,姓名,证件号\n9,戊,E12345678\n", isPartial: true)
    try theirs.pay(theirs.id("9"), "R9")
    try ours.pay(ours.id("1"), "R1")
    _ = try Places.merge(ours, theirs)
    try ours.collection.finish(try #require(try ours.collection.nextNoticeRun(by: "a")))
    try ours.importList("学号,姓名,证件号\n8,己,E87654321\n", isPartial: true)
    _ = try Places.merge(ours, theirs)
    let run = try #require(try ours.collection.nextNoticeRun(by: "a"))
    #expect(try ours.collection.notices(in: run, NoticeTemplates()).map(\.student) == ["9"])
    try ours.collection.finish(run)
    #expect(try ours.collection.nextNoticeRun(by: "a") == nil)
  }
}
