import Foundation
import Rules
import Support
import Testing

/// docs/accuracy.md and .json are made here: GRADPHOTO_RECORD=1 writes them anew (`make accuracy`). Without it no rule
/// may do worse than they say. GRADPHOTO_FINDINGS names a file to write every single finding to.
@Suite(.enabled(if: SharedData.isPresent), .serialized)
struct AccuracyTests {
  private static let environment = ProcessInfo.processInfo.environment

  @Test func writesWhatIsMeasured() throws {
    let photos = try JudgedPhoto.all.get()
    if let file = Self.environment["GRADPHOTO_FINDINGS"] {
      try Self.table(of: photos).write(toFile: file, atomically: true, encoding: .utf8)
    }
    guard Self.environment["GRADPHOTO_RECORD"] == "1" else { return }
    let record = AccuracyRecord(photos)
    try record.text().write(to: AccuracyRecord.file, atomically: true, encoding: .utf8)
  }

  @Test(arguments: AccuracyRecord.ruleNames)
  func isNoWorseThanRecorded(_ rule: String) throws {
    let groups = try AccuracyRecord.stored().rules[rule] ?? [:]
    let measured = AccuracyRecord(try JudgedPhoto.all.get()).rules[rule] ?? [:]
    #expect(Set(groups.keys) == Set(measured.keys))
    for (group, line) in groups {
      let now = try #require(measured[group])
      #expect(
        now.conforming == line.conforming && now.breaking == line.breaking, "\(rule), \(group): other photos")
      #expect(now.rejected <= line.rejected, "\(rule), \(group): more conforming photos are rejected")
      #expect(now.accepted <= line.accepted, "\(rule), \(group): more breaking photos are accepted")
      #expect(now.reviewed <= line.reviewed, "\(rule), \(group): more conforming photos are left to a person")
    }
  }

  /// Photo, rule, truth, verdict and measured value, tab separated.
  private static func table(of photos: [JudgedPhoto]) -> String {
    var lines = ["photo\tset\tperson\tskin\trule\ttruth\tverdict\tmeasured"]
    for judged in photos {
      for rule in AccuracyRecord.ruleNames {
        guard let verdict = judged.verdict(rule) else { continue }
        let value = judged.findings[rule]?.measured.map { "\($0)" } ?? ""
        let skin = judged.skin.map { "\(($0 * 10).rounded() / 10)" } ?? ""
        lines.append(
          [
            judged.photo.name, judged.photo.set, judged.photo.person, skin, rule,
            "\(judged.photo.truth(rule))",
            verdict.rawValue, value,
          ].joined(separator: "\t"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The page says what the record says; needs no photos. GRADPHOTO_RECORD=1 writes it anew.
@Suite struct AccuracyPageTests {
  @Test func pageIsMadeOfTheRecord() throws {
    let file = Repository.documentation.appendingPathComponent("accuracy.md")
    let page = try AccuracyRecord.stored().page()
    if ProcessInfo.processInfo.environment["GRADPHOTO_RECORD"] == "1" {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == page, "docs/accuracy.md is stale: make accuracy")
  }
}
