import Files
import Localization
import Rosters
import SystemPackage
import Testing

@testable import Delivery

/// Everybody on the list is one thing only, and the counts say so.
struct CountTests {
  private let drawn: DrawnDelivery
  private let reason = LocalizedText(zh: "因", en: "why")

  init() throws { drawn = try DrawnDelivery() }

  private func sum(_ report: DeliveryReport) -> Int {
    report.delivered + report.missing + report.retake + report.notDelivered
  }

  @Test func studentsAreCountedAndNotLines() throws {
    var source = try drawn.source(8)
    // 0 delivered and told besides, 1 and 2 without a picture, 3 refused twice, two photos of nobody.
    source.deliverables.removeAll { (1...3).contains($0.student) }
    source.undelivered = [
      Undelivered(.other, student: 0, photo: "0b.jpg", reason: reason),
      Undelivered(.retake, student: 1, photo: "1a.jpg", reason: reason),
      Undelivered(.retake, student: 1, photo: "1b.jpg", reason: reason),
      Undelivered(.other, student: 3, photo: "3a.jpg", reason: reason),
      Undelivered(.other, student: 3, photo: "3b.jpg", reason: reason),
      Undelivered(.other, student: nil, photo: "x.jpg", reason: reason),
      Undelivered(.other, student: nil, photo: "y.jpg", reason: reason),
    ]
    let out = drawn.folder / "out"
    let run = try DeliveryRun(source, drawn.settings(["{学号}.jpg"]), into: out)
    let report = try #require(try run.run(faces: nil))
    #expect(report.delivered == 5 && report.retake == 1 && report.missing == 1 && report.notDelivered == 1)
    #expect(sum(report) == 8 && report.strangers == 2)
    #expect(
      report.text(.en).hasPrefix(
        "8 students: delivered 5, missing 1, to re-shoot 1, not delivered otherwise 1\n"))
  }

  @Test func aFieldThatIsEmptyLeavesOneSchemeOutAndNobody() throws {
    var source = try drawn.source(4)
    source.roster.students[1].cells[1] = ""
    source.roster.students[2].cells[0...1] = ["", ""]
    let out = drawn.folder / "out"
    let run = try DeliveryRun(source, drawn.settings(["{学号}.jpg", "{姓名}.jpg"]), into: out)
    let report = try #require(try run.run(faces: nil))
    #expect(report.delivered == 3 && report.notDelivered == 1 && report.unnamed == 1 && sum(report) == 4)
    #expect(report.schemes.map(\.pictures) == [3, 2])
    #expect(try drawn.rows("unnamed", of: out).map { $0[0] } == ["1001"])
    #expect(try drawn.rows("not-delivered", of: out).count == 2)
    #expect(run.handedOver.map(\.student) == [0, 1, 3])
  }

  @Test func whatWasRefusedIsCounted() throws {
    var source = try drawn.source(3)
    source.deliverables[0].digest = String(repeating: "0", count: 64)
    let run = try DeliveryRun(source, drawn.settings(["{学号}.jpg"]), into: drawn.folder / "out")
    let report = try #require(try run.run(faces: nil))
    #expect(report.refused == 1 && report.delivered == 2 && sum(report) == 3)
  }
}
