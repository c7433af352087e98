import Support
import Testing

@testable import Collection

@Suite struct MergeTests {
  @Test func whatOnlyOnePlaceKnowsIsTaken() throws {
    let (ours, theirs) = try Places.make()
    try ours.prepare(ours.id("1"))
    try theirs.prepare(theirs.id("2"))
    try theirs.importList("学号,姓名\n4,丁\n", isPartial: true)
    let report = try Places.merge(ours, theirs)
    #expect(report.conflicts.isEmpty && report.addedStudents == 1 && report.changedStudents == 1)
    #expect(try ours.collection.student("1").state == .profiled)
    #expect(try ours.collection.student("2").state == .profiled)
    #expect(try ours.collection.student("4").record.name == "丁")
    #expect(try ours.collection.status().students == 4)
  }

  @Test func mergingAgainTakesOnlyWhatIsNew() throws {
    let (ours, theirs) = try Places.make()
    try theirs.perform(Verify(), theirs.id("2"))
    _ = try Places.merge(ours, theirs)
    let again = try Places.merge(ours, theirs)
    #expect(again.events == 0 && again.changedStudents == 0)
    try theirs.perform(GiveConsent(to: Fixture.privacy, channel: "paper"), theirs.id("2"))
    let more = try Places.merge(ours, theirs)
    #expect(more.events == 1 && more.conflicts.isEmpty)
    #expect(try ours.collection.student("2").state == .consented)
  }

  @Test func theSameInBothPlacesIsNoContradiction() throws {
    let (ours, theirs) = try Places.make()
    for place in [ours, theirs] { try place.prepare(place.id("1")) }
    #expect(try Places.merge(ours, theirs).conflicts.isEmpty)
    #expect(try ours.collection.student("1").state == .profiled)
  }

  @Test func questionsOfBothPlacesAreKept() throws {
    let (ours, theirs) = try Places.make()
    for (place, text) in [(ours, "一？"), (theirs, "二？")] {
      try place.perform(AskOffice(text), place.id("1"))
    }
    let report = try Places.merge(ours, theirs)
    #expect(report.conflicts.isEmpty && report.changedStudents == 1)
    #expect(try Set(ours.collection.questions(of: ours.id("1")).map(\.text)) == ["一？", "二？"])
    // One is answered there, the other in both places, and not alike.
    let other = try #require(try theirs.collection.openQuestions().first?.question.id)
    try theirs.collection.answer(other, "答二。", by: "a")
    #expect(try Places.merge(ours, theirs).conflicts.isEmpty)
    let own = try #require(try ours.collection.openQuestions().first?.question.id)
    _ = try Places.merge(theirs, ours)
    try ours.collection.answer(own, "是。", by: "a")
    try theirs.collection.answer(own, "否。", by: "a")
    #expect(try Places.merge(ours, theirs).conflicts.map(\.aspect) == [.question])
    let answers = try ours.collection.questions(of: ours.id("1")).compactMap(\.answer)
    #expect(Set(answers) == ["是。", "答二。"])
  }

  @Test func wrongTriesHereDoNotKeepOffWhatWasVerifiedThere() throws {
    let (ours, theirs) = try Places.make()
    #expect(throws: CollectionError.self) {
      try ours.collection.verify(ours.id("1"), digits: try IdentityDigits("9999"), by: Fixture.actor)
    }
    try theirs.perform(Verify(), theirs.id("1"))
    #expect(try Places.merge(ours, theirs).conflicts.isEmpty)
    #expect(try ours.collection.student("1").state == .verified)
  }

  @Test func aThirdPlaceIsComparedWithWhatCameFromTheSecond() throws {
    let (ours, second) = try Places.make()
    let third = try Fixture(fee: "15.00")
    try third.importList(Places.list)
    for (place, phone) in [(second, "13800138000"), (third, "13900139000")] {
      try place.prepare(place.id("1"))
      try place.perform(SetProfile(Profile(phone: phone)), place.id("1"))
    }
    #expect(try Places.merge(ours, second).conflicts.isEmpty)
    #expect(try Places.merge(ours, third).conflicts.map(\.aspect) == [.profile])
    #expect(try ours.collection.student("1").record.phone == "13800138000")
  }

  @Test func contradictionsAreListedAndOursStays() throws {
    let (ours, theirs) = try Places.make()
    for (place, phone) in [(ours, "13800138000"), (theirs, "13900139000")] {
      try place.prepare(place.id("1"))
      try place.perform(SetProfile(Profile(phone: phone)), place.id("1"))
      try place.perform(Pay(#require(Money("15.00")), receipt: "R1"), place.id("1"))
    }
    let report = try Places.merge(ours, theirs)
    #expect(report.conflicts.map(\.aspect) == [.profile, .acceptance])
    #expect(report.conflicts.allSatisfy { $0.student == "1" })
    #expect(try ours.collection.student("1").record.phone == "13800138000")
    #expect(try ours.collection.student("1").paid == Money(fen: 1500))
  }

  @Test func aNumberOfTwoPeopleIsNotMerged() throws {
    let (ours, theirs) = try Places.make()
    try theirs.importList("学号,姓名,证件号\n9,戊,E12345678\n", isPartial: true)
    try ours.importList("学号,姓名,证件号\n9,己,E87654321\n", isPartial: true)
    try theirs.perform(Verify(), theirs.id("9"))
    let report = try Places.merge(ours, theirs)
    #expect(report.conflicts.map(\.student) == ["9"])
    let kept = try ours.collection.student("9")
    #expect(kept.record.name == "己" && kept.state == .imported)
  }

  @Test func aReceiptIsUsedOnce() throws {
    let (ours, theirs) = try Places.make()
    for (place, number) in [(ours, "1"), (theirs, "2")] {
      try place.perform(Pay(#require(Money("15.00")), receipt: "R1"), place.id(number))
    }
    #expect(try Places.merge(ours, theirs).conflicts.map(\.student) == ["2"])
    #expect(try ours.collection.student("2").paid == .zero)
  }

  @Test func whoWithdrewThereIsErasedHere() throws {
    let (ours, theirs) = try Places.make()
    for place in [ours, theirs] { try place.prepare(place.id("1")) }
    try theirs.collection.withdraw(theirs.id("1"), by: Fixture.actor)
    let report = try Places.merge(ours, theirs)
    #expect(report.closed == 1)
    #expect(try ours.collection.student("1").state == .withdrawn)
    #expect(try ours.collection.student("1").record.phone.isEmpty)
  }

  @Test func aPurgeHereReachesWhatWasMerged() throws {
    let (ours, theirs) = try Places.make()
    try theirs.prepare(theirs.id("1"))
    _ = try Places.merge(ours, theirs)
    try ours.collection.purge([ours.id("1")], by: Fixture.actor)
    for name in ours.folder.files {
      #expect(!contains(try ours.folder.bytes(name), "13800138000"), "\(name)")
    }
    #expect(try ours.collection.check().isEmpty)
  }
}
