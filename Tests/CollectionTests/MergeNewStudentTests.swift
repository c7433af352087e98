import Support
import Testing

@testable import Collection

/// Students whom only the other place had.
@Suite struct MergeNewStudentTests {
  @Test func whoHasPaidThereHasPaidOnce() throws {
    let (ours, theirs) = try Places.make()
    try theirs.importList("学号,姓名,证件号\n4,丁,E12345678\n", isPartial: true)
    let student = try theirs.id("4")
    try theirs.prepare(student)
    try theirs.submit(student, "of the new one", receipt: "R4")
    let report = try Places.merge(ours, theirs)
    #expect(report.conflicts.isEmpty && report.addedStudents == 1 && report.files == 2)
    let merged = try ours.collection.student("4")
    #expect(merged.paid == Money(fen: 1500) && merged.state == .inReview)
  }

  @Test func aReceiptOfSomebodyElseIsTold() throws {
    let (ours, theirs) = try Places.make()
    try ours.pay(ours.id("1"), "R1")
    try theirs.importList("学号,姓名\n4,丁\n", isPartial: true)
    try theirs.pay(theirs.id("4"), "R1")
    #expect(try Places.merge(ours, theirs).conflicts.map(\.student) == ["4"])
    #expect(try ours.collection.student("4").paid == .zero)
  }

  @Test func whatAThirdPlaceKnewComesWithTheSecond() throws {
    let (second, third) = try Places.make()
    try third.prepare(third.id("1"))
    _ = try Places.merge(second, third)
    let ours = try Fixture(fee: "15.00")
    let report = try Places.merge(ours, second)
    #expect(report.addedStudents == 3 && report.conflicts.isEmpty)
    #expect(try ours.collection.student("1").state == .profiled)
  }
}
