import Support
import Testing

@testable import Collection

@Suite struct MergeTests {
  private static let list =
    "学号,姓名,证件号,学院\n1,甲,11010519491231002X,理\n2,乙,440102198001021230,理\n3,丙,A123456(7),文\n"

  /// Two places that imported the same list.
  private func places() throws -> (ours: Fixture, theirs: Fixture) {
    let places = (try Fixture(fee: "15.00"), try Fixture(fee: "15.00"))
    try places.0.importList(Self.list)
    try places.1.importList(Self.list)
    return places
  }

  private func id(_ number: String, _ fixture: Fixture) throws -> StudentID {
    try fixture.collection.student(number).id
  }

  private func merge(_ ours: Fixture, _ theirs: Fixture) throws -> MergeReport {
    let report = try ours.collection.merge(try theirs.collection, by: Fixture.actor)
    #expect(try ours.collection.check().isEmpty)
    return report
  }

  @Test func whatOnlyOnePlaceKnowsIsTaken() throws {
    let (ours, theirs) = try places()
    try ours.prepare(id("1", ours))
    try theirs.prepare(id("2", theirs))
    try theirs.importList("学号,姓名\n4,丁\n", isPartial: true)
    let report = try merge(ours, theirs)
    #expect(report.conflicts.isEmpty && report.addedStudents == 1 && report.changedStudents == 1)
    #expect(try ours.collection.student("1").state == .profiled)
    #expect(try ours.collection.student("2").state == .profiled)
    #expect(try ours.collection.student("4").record.name == "丁")
    #expect(try ours.collection.status().students == 4)
  }

  @Test func mergingAgainTakesOnlyWhatIsNew() throws {
    let (ours, theirs) = try places()
    try theirs.perform(Verify(), id("2", theirs))
    _ = try merge(ours, theirs)
    let again = try merge(ours, theirs)
    #expect(again.events == 0 && again.changedStudents == 0)
    try theirs.perform(GiveConsent(to: Fixture.privacy, channel: "paper"), id("2", theirs))
    let more = try merge(ours, theirs)
    #expect(more.events == 1 && more.conflicts.isEmpty)
    #expect(try ours.collection.student("2").state == .consented)
  }

  @Test func theSameInBothPlacesIsNoContradiction() throws {
    let (ours, theirs) = try places()
    for place in [ours, theirs] { try place.prepare(id("1", place)) }
    #expect(try merge(ours, theirs).conflicts.isEmpty)
    #expect(try ours.collection.student("1").state == .profiled)
  }

  @Test func wrongTriesHereDoNotKeepOffWhatWasVerifiedThere() throws {
    let (ours, theirs) = try places()
    #expect(throws: CollectionError.self) {
      try ours.collection.verify(id("1", ours), digits: try IdentityDigits("9999"), by: Fixture.actor)
    }
    try theirs.perform(Verify(), id("1", theirs))
    #expect(try merge(ours, theirs).conflicts.isEmpty)
    #expect(try ours.collection.student("1").state == .verified)
  }

  @Test func aThirdPlaceIsComparedWithWhatCameFromTheSecond() throws {
    let (ours, second) = try places()
    let third = try Fixture(fee: "15.00")
    try third.importList(Self.list)
    for (place, phone) in [(second, "13800138000"), (third, "13900139000")] {
      try place.prepare(id("1", place))
      try place.perform(SetProfile(Profile(phone: phone)), id("1", place))
    }
    #expect(try merge(ours, second).conflicts.isEmpty)
    #expect(try merge(ours, third).conflicts.map(\.aspect) == [.profile])
    #expect(try ours.collection.student("1").record.phone == "13800138000")
  }

  @Test func contradictionsAreListedAndOursStays() throws {
    let (ours, theirs) = try places()
    for (place, phone) in [(ours, "13800138000"), (theirs, "13900139000")] {
      try place.prepare(id("1", place))
      try place.perform(SetProfile(Profile(phone: phone)), id("1", place))
      try place.perform(Pay(#require(Money("15.00")), receipt: "R1"), id("1", place))
    }
    let report = try merge(ours, theirs)
    #expect(report.conflicts.map(\.aspect) == [.profile, .acceptance])
    #expect(report.conflicts.allSatisfy { $0.student == "1" })
    #expect(try ours.collection.student("1").record.phone == "13800138000")
    #expect(try ours.collection.student("1").paid == Money(fen: 1500))
  }

  @Test func aNumberOfTwoPeopleIsNotMerged() throws {
    let (ours, theirs) = try places()
    try theirs.importList("学号,姓名,证件号\n9,戊,E12345678\n", isPartial: true)
    try ours.importList("学号,姓名,证件号\n9,己,E87654321\n", isPartial: true)
    try theirs.perform(Verify(), id("9", theirs))
    let report = try merge(ours, theirs)
    #expect(report.conflicts.map(\.student) == ["9"])
    let kept = try ours.collection.student("9")
    #expect(kept.record.name == "己" && kept.state == .imported)
  }

  @Test func aReceiptIsUsedOnce() throws {
    let (ours, theirs) = try places()
    for (place, number) in [(ours, "1"), (theirs, "2")] {
      try place.perform(Pay(#require(Money("15.00")), receipt: "R1"), id(number, place))
    }
    #expect(try merge(ours, theirs).conflicts.map(\.student) == ["2"])
    #expect(try ours.collection.student("2").paid == .zero)
  }

  @Test func whoWithdrewThereIsErasedHere() throws {
    let (ours, theirs) = try places()
    for place in [ours, theirs] { try place.prepare(id("1", place)) }
    try theirs.collection.withdraw(id("1", theirs), by: Fixture.actor)
    let report = try merge(ours, theirs)
    #expect(report.closed == 1)
    #expect(try ours.collection.student("1").state == .withdrawn)
    #expect(try ours.collection.student("1").record.phone.isEmpty)
  }

  @Test func anotherSchoolIsRefused() throws {
    let ours = try Fixture()
    let theirs = try Fixture(opaque: true)
    #expect(throws: CollectionError.self) { try ours.collection.merge(try theirs.collection, by: "a") }
    let before = try ours.collection.proveLog().events
    #expect(before == 1)
  }

  @Test func aPurgeHereReachesWhatWasMerged() throws {
    let (ours, theirs) = try places()
    try theirs.prepare(id("1", theirs))
    _ = try merge(ours, theirs)
    try ours.collection.purge([id("1", ours)], by: Fixture.actor)
    for name in ours.folder.files {
      #expect(!contains(try ours.folder.bytes(name), "13800138000"), "\(name)")
    }
    #expect(try ours.collection.check().isEmpty)
  }
}
