import Support
import SystemPackage
import Testing

@testable import Collection

/// Contradictions between two places.
@Suite struct MergeConflictTests {
  /// Number 9 is 己 here and 戊 there.
  private func withTwoPeopleOfOneNumber(_ body: (Fixture, Fixture) throws -> Void) throws {
    let (ours, theirs) = try Places.make()
    try ours.importList("学号,姓名,证件号\n9,己,E87654321\n", isPartial: true)
    try theirs.importList("学号,姓名,证件号\n9,戊,E12345678\n", isPartial: true)
    let student = try theirs.id("9")
    try theirs.prepare(student)
    try theirs.perform(SetProfile(Profile(phone: "13912345678")), student)
    try theirs.shoot(student, "of the other")
    try body(ours, theirs)
  }

  @Test func nothingIsKeptOfWhomNobodyHereIs() throws {
    try withTwoPeopleOfOneNumber { ours, theirs in
      let report = try Places.merge(ours, theirs)
      #expect(report.conflicts.map(\.student) == ["9"] && report.files == 0)
      for trace in ["13912345678", "E12345678", "戊", "of the other"] {
        #expect(try ours.files(holding: trace).isEmpty, "\(trace)")
      }
    }
  }

  @Test func itIsToldUntilItIsPutRight() throws {
    try withTwoPeopleOfOneNumber { ours, theirs in
      _ = try Places.merge(ours, theirs)
      let again = try Places.merge(ours, theirs)
      #expect(again.conflicts.map(\.student) == ["9"] && again.events == 0)
      let lines = try ours.events().count
      try ours.importList("学号,姓名,证件号\n8,己,E87654321\n", isPartial: true)
      let report = try Places.merge(ours, theirs)
      #expect(report.conflicts.isEmpty && report.addedStudents == 1 && report.files == 2)
      let student = try ours.collection.student("9")
      #expect(student.record.name == "戊" && student.state == .shot && student.record.phone == "13912345678")
      // A changed number, and the merge: no line stands twice.
      #expect(try ours.events().count == lines + 2)
      #expect(try Places.merge(ours, theirs).events == 0)
      #expect(try ours.collection.takes(of: student.id).count == 1)
    }
  }

  @Test func whatWasTakenOverLateIsRecoveredAsItWas() throws {
    try withTwoPeopleOfOneNumber { ours, theirs in
      _ = try Places.merge(ours, theirs)
      try ours.importList("学号,姓名,证件号\n8,己,E87654321\n", isPartial: true)
      // The text alone, with both forms of each line.
      let text = ours.root.appending("events.jsonl")
      _ = try Places.merge(ours, theirs)
      let before = try ours.collection.read { try PhotoCollection.fingerprint($0) }
      #expect(try LogText(text).lost == 0)
      ours.close()
      _ = try PhotoCollection.recover(ours.root)
      let collection = try PhotoCollection.open(ours.root)
      #expect(try collection.read { try PhotoCollection.fingerprint($0) } == before)
      #expect(try collection.check().isEmpty)
    }
  }

  @Test func twoPhotosThatWereBothApprovedAreAContradiction() throws {
    let (ours, theirs) = try Places.make()
    for (place, words) in [(ours, "here"), (theirs, "there")] {
      try place.prepare(place.id("1"))
      try place.submit(place.id("1"), words, receipt: words)
      try place.perform(Approve(), place.id("1"))
    }
    // Each has paid as well; without that obstacle the photos themselves must be told.
    #expect(try Places.merge(ours, theirs).conflicts.map(\.aspect) == [.acceptance])
    let (free, other) = (try Fixture(), try Fixture())
    for (place, words) in [(free, "here"), (other, "there")] {
      try place.importList(Places.list)
      try place.prepare(place.id("1"))
      let take = try place.shoot(place.id("1"), words)
      try place.perform(AcceptTake(original: take.original, finished: take.finished ?? ""), place.id("1"))
      try place.perform(Approve(), place.id("1"))
    }
    #expect(try Places.merge(free, other).conflicts.map(\.aspect) == [.acceptance])
    let kept = try free.collection.student("1")
    #expect(try free.collection.takes(of: kept.id).first { $0.original == kept.accepted }?.number == 1)
  }

  @Test func aReceiptOfTwoRefundsIsAContradiction() throws {
    let (ours, theirs) = try Places.make()
    for (place, number) in [(ours, "1"), (theirs, "2")] {
      try place.pay(place.id(number), "R" + number)
      try place.perform(Refund(receipt: "B1"), place.id(number))
    }
    #expect(try Places.merge(ours, theirs).conflicts.map(\.student) == ["2"])
    #expect(try ours.collection.ledgerTotals(by: .day).map(\.refunds) == [1])
  }

  @Test func aNumberThatSomebodyElseHasByNowIsAContradiction() throws {
    let (ours, theirs) = try Places.make()
    _ = try Places.merge(ours, theirs)
    try theirs.importList("学号,姓名,证件号\n7,乙,440102198001021230\n", isPartial: true)
    try theirs.perform(Verify(), theirs.id("7"))
    try ours.importList("学号,姓名\n7,庚\n", isPartial: true)
    let report = try Places.merge(ours, theirs)
    #expect(report.conflicts.map(\.aspect) == [.enrolment] && report.conflicts[0].student == "2")
    #expect(try ours.collection.student("7").record.name == "庚")
    // The rest of the student is merged.
    #expect(try ours.collection.student("2").state == .verified)
  }
}
