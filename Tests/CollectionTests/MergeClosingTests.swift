import Support
import Testing

@testable import Collection

/// Students who withdrew, or were purged, in one of the places.
@Suite struct MergeClosingTests {
  @Test func aWithdrawalThatAMergeLeftOutIsMadeGood() throws {
    let (ours, theirs) = try Places.make()
    for place in [ours, theirs] { try place.prepare(place.id("1")) }
    try theirs.collection.withdraw(theirs.id("1"), by: Fixture.actor)
    // A merge of an earlier version that ended before it had closed anybody.
    let foreign = try theirs.collection.read { store in
      try ForeignLog(store, known: ours.collection.read { try KnownLines($0) })
    }
    try ours.collection.transaction(by: "a") { writer, scope in
      var adoption = Adoption(try MergePlan(foreign, scope.store, refusals: []), foreign)
      try adoption.enter(&writer, scope)
    }
    #expect(try ours.collection.student("1").state == .profiled)
    let report = try Places.merge(ours, theirs)
    #expect(report.events == 0 && report.closed == 1)
    #expect(try ours.collection.student("1").state == .withdrawn)
    #expect(try Places.merge(ours, theirs).closed == 0)
  }

  @Test func whoWithdrewHereGetsNothingFromThere() throws {
    let (ours, theirs) = try Places.make()
    try ours.collection.withdraw(ours.id("1"), by: Fixture.actor)
    let student = try theirs.id("1")
    try theirs.prepare(student)
    try theirs.perform(SetProfile(Profile(phone: "13912345678")), student)
    try theirs.shoot(student, "of the withdrawn")
    let report = try Places.merge(ours, theirs)
    #expect(report.conflicts.isEmpty && report.files == 0)
    for trace in ["13912345678", "of the withdrawn"] {
      #expect(try ours.files(holding: trace).isEmpty, "\(trace)")
    }
  }

  @Test func whoWasPurgedThereIsPurgedHere() throws {
    let (ours, theirs) = try Places.make()
    _ = try Places.merge(ours, theirs)
    let there = try theirs.id("1")
    try ours.prepare(ours.id("1"))
    try ours.collection.withdraw(ours.id("1"), by: Fixture.actor)
    try theirs.collection.purge([there], by: Fixture.actor)
    #expect(try Places.merge(ours, theirs).closed == 1)
    #expect(throws: CollectionError.unknownStudent("1")) { try ours.collection.student("1") }
    #expect(try ours.files(holding: "11010519491231002X").isEmpty)
  }

  @Test func whoClosedThereAndIsNewHereIsNobodyNew() throws {
    let (ours, theirs) = try Places.make()
    try theirs.importList("学号,姓名\n4,丁\n", isPartial: true)
    try theirs.collection.withdraw(theirs.id("4"), by: Fixture.actor)
    #expect(try Places.merge(ours, theirs).addedStudents == 0)
    #expect(try ours.collection.student("4").state == .withdrawn)
  }
}
