import Foundation
import Reports
import Rosters
import SystemPackage
import Testing

@testable import Batch

@Suite struct RosterBatchTests {
  private static let heading = "学号,姓名,身份证号,学院\n"

  private func roster(_ rows: String) throws -> Roster {
    try Roster(bytes: Array((RosterBatchTests.heading + rows).utf8))
  }

  private func run(
    _ desk: Desk, _ roster: Roster, _ mode: Batch.Mode = .new, template: String = "{学院}/{学号}.jpg"
  ) throws {
    try BatchTests.run(desk, mode, settings: desk.settings(template: template), roster: roster)
  }

  @Test func theDeliveryTree() throws {
    let desk = try Desk()
    try desk.put("1.jpg", "pass")
    try desk.put("x+2+y.jpg", "fail")
    try desk.put("nobody.jpg", "pass")
    try desk.put("4.jpg", "pass")
    try desk.put("4_b.jpg", "pass")
    try run(desk, roster("1,甲,,文\n2,乙,,理\n3,丙,11010519491231002X,理\n4,丁,,理\n"))
    #expect(desk.outputs("accepted") == ["accepted/文/1.jpg"])
    #expect(desk.outputs("returned") == ["returned/理/2.jpg", "returned/理/2.txt"])
    #expect(
      desk.outputs("review") == [
        "review/4.jpg", "review/4.txt", "review/4_b.jpg", "review/4_b.txt", "review/nobody.jpg",
        "review/nobody.txt",
      ])
    let missing = try desk.read("report/missing.csv")
    #expect(missing.contains("4,3,丙,****002X"))
    #expect(missing.split(whereSeparator: \.isNewline).count == 2)
    #expect(try desk.read("report/unmatched.csv").split(whereSeparator: \.isNewline).count == 2)
    #expect(try desk.read("report/duplicates.csv").split(whereSeparator: \.isNewline).count == 3)
  }

  @Test func namesakesAndEmptyFieldsAreNotGuessed() throws {
    let desk = try Desk()
    for number in 1...3 { try desk.put("\(number).jpg", "pass") }
    try run(desk, roster("1,王伟,,文\n2,王伟,,文\n3,丙,,\n"), template: "{学院}/{姓名}.jpg")
    #expect(desk.outputs("accepted") == [])
    #expect(try desk.read("review/1.txt").contains("2, 3"))
    #expect(try desk.read("review/3.txt").contains("Line 4"))
  }

  @Test func aCorrectedRosterMovesPhotos() throws {
    let desk = try Desk()
    try desk.put("1.jpg", "pass")
    try desk.put("2.jpg", "pass 2")
    try run(desk, roster("1,甲,,文\n2,乙,,理\n"))
    try run(desk, roster("1,甲,,法\n2,乙,,理\n"), .resume)
    #expect(desk.outputs("accepted") == ["accepted/法/1.jpg", "accepted/理/2.jpg"])
  }

  @Test func identityNumbersAreMaskedEverywhere() throws {
    let desk = try Desk()
    try desk.put("11010519491231002X.jpg", "fail")
    try desk.put("440102198001021230.jpg", "x")
    try run(desk, roster("1,甲,11010519491231002X,文\n2,乙,440102198001021230,理\n"))
    for report in desk.outputs("report") where !report.hasSuffix("manifest.sha256") {
      let text = try desk.read(report)
      #expect(!text.contains("11010519491231002X"), "\(report)")
      #expect(!text.contains("440102198001021230"), "\(report)")
    }
    for text in desk.outputs("returned") where text.hasSuffix(".txt") {
      #expect(try !desk.read(text).contains("440102198001021230"))
    }
  }

  @Test func capturedNamesAreReviewed() throws {
    let desk = try Desk()
    for name in ["IMG_20240115_093012", "DSC_0101", "微信图片_20240117"] {
      try desk.put(name + ".jpg", "pass " + name)
    }
    let list = try roster("20240115,甲,,文\n0101,乙,,文\n20240117,丙,,文\n")
    try run(desk, list)
    #expect(desk.outputs("accepted") == [])
    #expect(try desk.read("review/DSC_0101.txt").contains("looks like a capture date"))
    #expect(try desk.read("report/missing.csv").split(whereSeparator: \.isNewline).count == 4)
    #expect(try desk.read("report/unmatched.csv").components(separatedBy: "capture-name").count == 4)
    try BatchTests.run(
      desk, .resume, settings: desk.settings(template: "{学号}.jpg", pattern: "_(\\d{4,8})"), roster: list)
    #expect(
      desk.outputs("accepted") == ["accepted/0101.jpg", "accepted/20240115.jpg", "accepted/20240117.jpg"])
  }

  /// Numbers that may be dates or counters count where most photos fit, and not where one fits among many that don't.
  @Test(arguments: ["20200101", "0101"]) func oneThatFitsByChanceIsReviewed(_ number: String) throws {
    let list = try roster("\(number),甲甲,,文\n20200102,乙乙,,文\n20200103,丙丙,,文\n")
    let truly = try Desk()
    for name in [number, "20200102", "20200103", "x"] { try truly.put(name + ".jpg", "pass " + name) }
    try run(truly, list)
    #expect(truly.outputs("accepted").count == 3)
    let chance = try Desk()
    for name in [number, "20191101", "0203", "20191231 乙乙 20200102"] {
      try chance.put(name + ".jpg", "pass " + name)
    }
    for name in ["20191102", "0204"] { try chance.put(name + ".jpg", "pass " + name) }
    try run(chance, list)
    #expect(chance.outputs("accepted") == ["accepted/文/20200102.jpg"])
    #expect(chance.outputs("review").contains("review/\(number).jpg"))
    #expect(try chance.read("report/missing.csv").contains(number))
  }

  /// 3,000 photos, 3,000 students, and every kind of mistake in known places.
  @Test func threeThousandWithPlantedMistakes() throws {
    let desk = try Desk()
    var rows = ""
    var missing: Set<String> = []
    var unmatched: Set<String> = []
    var duplicates: Set<String> = []
    for i in 0..<3000 {
      let number = String(20_200_000 + i)
      let folder = "d\(i % 7)/"
      rows += "\(number),学生\(i),,学院\(i % 9)\n"
      switch i % 500 {
      case 1: missing.insert(number)
      case 2:
        try desk.put(folder + "IMG_\(number)x.jpg", "pass")
        unmatched.insert(folder + "IMG_\(number)x.jpg")
        missing.insert(number)
      case 3:
        for name in ["\(number).jpg", "\(number)_retake.jpg"] {
          try desk.put(folder + name, "pass \(i)")
          duplicates.insert(folder + name)
        }
      case 4:
        try desk.put(folder + "\(number) \(number - 1).jpg", "pass")
        unmatched.insert(folder + "\(number) \(number - 1).jpg")
        missing.insert(number)
      default: try desk.put(folder + number + ".jpg", i % 50 == 9 ? "fail" : "pass \(i)")
      }
    }
    try run(desk, roster(rows))
    func column(_ report: String, _ index: Int) throws -> Set<String> {
      let lines = try desk.read("report/" + report).split(whereSeparator: \.isNewline).dropFirst()
      return Set(lines.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[index]) })
    }
    #expect(try column("missing.csv", 1) == missing)
    #expect(try column("unmatched.csv", 0) == unmatched)
    #expect(try column("duplicates.csv", 3) == duplicates)
    let summary = try Journal(BatchFolder(FilePath(desk.output))).summary()
    #expect(summary.outcomes[.review] == unmatched.count + duplicates.count)
    #expect(summary.outcomes[.fail] == 60)
    #expect(desk.outputs("accepted").count == summary.outcomes[.pass])
    #expect(summary.done == 3000 - 6 + 6)
  }
}

private func - (number: String, one: Int) -> String { String((Int(number) ?? 0) - one) }
