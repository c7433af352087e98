import FaceVerification
import Store
import Support
import Testing

@testable import Collection

/// 人工审核, and what comes after it.
@Suite struct ReviewTests {
  /// Two students whose photos are in review.
  private func queue() throws -> (Fixture, StudentID, StudentID) {
    let fixture = try Fixture(fee: "15.00")
    try fixture.importList(Places.list)
    let students = (try fixture.id("1"), try fixture.id("2"))
    for (student, words) in [(students.0, "first"), (students.1, "second")] {
      try fixture.prepare(student)
      try fixture.submit(student, words, receipt: words)
      fixture.clock.advance(hours: 1)
    }
    return (fixture, students.0, students.1)
  }

  private func finished(_ student: StudentID, _ fixture: Fixture) throws -> String {
    try #require(try fixture.collection.takes(of: student).first?.finished)
  }

  @Test func theFirstDueComesFirstWithItsOwnComparison() throws {
    let (fixture, first, second) = try queue()
    fixture.clock.advance(hours: 22.5)
    // Of the same photo, but of another student.
    let take = try #require(try fixture.collection.student(first).accepted)
    let none = FaceComparison(.unassessable([.noFace]), .unassessable([.noFace]))
    try fixture.perform(RecordComparison(take: take, reference: "r", none), second)
    var queue = try fixture.collection.reviewQueue()
    #expect(queue.map(\.student.id) == [first, second] && queue.map(\.due.isDue) == [true, false])
    #expect(queue.map(\.comparison) == [nil, nil])
    try fixture.perform(RecordComparison(take: take, reference: "r", none), first)
    queue = try fixture.collection.reviewQueue()
    #expect(queue.map(\.comparison) == [none.verdict.rawValue, nil])
  }

  @Test func twoReviewersDecideOneVersionOnce() throws {
    let (fixture, first, _) = try queue()
    let version = try fixture.collection.student(first).version
    try fixture.collection.perform(Approve(), on: first, by: "李老师", version: version)
    #expect(throws: CollectionError.changedMeanwhile(student: "1", by: "李老师")) {
      try fixture.collection.perform(
        ReturnPhoto(reasons: ["clothes"]), on: first, by: "王老师", version: version)
    }
    // Without a version by the state.
    #expect(throws: CollectionError.changedMeanwhile(student: "1", by: "李老师")) {
      try fixture.perform(Approve(), first)
    }
    #expect(try fixture.collection.student(first).reviewer == "李老师")
  }

  @Test func aDecisionIsUndoneUntilThePictureIsDelivered() throws {
    let (fixture, first, second) = try queue()
    try fixture.perform(ReturnPhoto(reasons: ["clothes"]), first)
    try fixture.perform(UndoReview(), first)
    #expect(try fixture.state(first) == .inReview)
    // What is no longer returned may be handed in.
    #expect(try fixture.collection.ranking(of: first).best != nil)
    try fixture.perform(Approve(), second)
    try fixture.perform(Deliver(finished: finished(second, fixture), as: "2.jpg"), second)
    #expect(throws: CollectionError.self) { try fixture.perform(UndoReview(), second) }
    #expect(try fixture.state(second) == .delivered)
    #expect(try fixture.collection.check().isEmpty)
  }

  @Test func onlyWhatWasChosenAndApprovedIsDelivered() throws {
    let (fixture, first, second) = try queue()
    #expect(throws: CollectionError.self) {
      try fixture.perform(Deliver(finished: finished(first, fixture), as: "1.jpg"), first)
    }
    try fixture.perform(Approve(), first)
    #expect(throws: CollectionError.self) {
      try fixture.perform(Deliver(finished: finished(second, fixture), as: "1.jpg"), first)
    }
    try fixture.perform(Deliver(finished: finished(first, fixture), as: "1.jpg"), first)
    #expect(try fixture.state(first) == .delivered)
  }

  @Test func theFeeIsGivenBackBeforeOrNotAtAll() throws {
    let (fixture, first, second) = try queue()
    try fixture.perform(Refund(receipt: "B1"), first)
    #expect(try fixture.state(first) == .accepted)
    #expect(throws: CollectionError.self) { try fixture.perform(Approve(), first) }
    try fixture.perform(Approve(), second)
    #expect(throws: CollectionError.self) { try fixture.perform(Refund(receipt: "B2"), second) }
    #expect(try fixture.collection.student(second).paid == Money(fen: 1500))
    try fixture.perform(UndoReview(), second)
    try fixture.perform(Refund(receipt: "B2"), second)
    #expect(try fixture.state(second) == .accepted)
  }

  @Test func nothingIsDeliveredUnpaid() throws {
    let (fixture, first, _) = try queue()
    try fixture.perform(Approve(), first)
    // As a collection of an earlier version may have it.
    try fixture.collection.store.write { try $0.execute("UPDATE student SET paid = 0") }
    #expect(throws: CollectionError.self) {
      try fixture.perform(Deliver(finished: finished(first, fixture), as: "1.jpg"), first)
    }
  }
}
