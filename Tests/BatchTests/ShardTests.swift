import Foundation
import Localization
import Reports
import Rules
import SystemPackage
import Testing

@testable import Batch

@Suite struct ShardTests {
  @Test(arguments: ["", "1", "0/2", "3/2", "a/b", "1/0", "1/2/3", "-1/2"]) func noShards(_ text: String) {
    #expect(Shard(text) == nil)
  }

  @Test func everyPhotoIsExactlyOneMachines() {
    for i in 0..<500 {
      let path = FilePath("d/\(i).jpg")
      let owners = (1...7).filter { Shard("\($0)/7")?.contains(path) == true }
      #expect(owners.count == 1)
    }
  }

  @Test func mergedShardsAreOneBatch() throws {
    let desk = try Desk()
    for i in 0..<30 { try desk.put("d\(i % 2)/\(i).jpg", ["pass", "fail", "review", "x"][i % 4] + "\(i)") }
    try BatchTests.run(desk, output: desk.root.path + "/whole")
    for part in 1...3 {
      try BatchTests.run(
        desk, settings: desk.settings(shard: "\(part)/3"), output: desk.root.path + "/part\(part)")
    }
    let parts = (1...3).map { desk.root.path + "/part\($0)" }
    let totals = try Merge.run(parts.map { FilePath($0) }, into: FilePath(desk.output))
    #expect(totals == Merge.Totals(photos: 30))
    let folder = BatchFolder(FilePath(desk.output))
    try BatchReports.write(Journal(folder), folder, standard: .chsi99, language: .en, showsIDs: false)
    #expect(desk.outputs() == desk.outputs(in: desk.root.path + "/whole"))
    for report in [
      "results.csv", "junit.xml", "manifest.sha256", "results.jsonl", "index.html", "results.sarif",
    ] {
      let whole = try String(contentsOfFile: desk.root.path + "/whole/report/" + report, encoding: .utf8)
      #expect(try desk.read("report/" + report) == whole, "\(report)")
    }
    #expect(try BatchTests.run(desk, .resume).progress.total == 0)
  }

  @Test func aRepeatedFolderCountsOnce() throws {
    let desk = try Desk()
    for i in 0..<5 { try desk.put("\(i).jpg", "pass\(i)") }
    try BatchTests.run(desk, output: desk.root.path + "/a")
    let totals = try Merge.run(
      [FilePath(desk.root.path + "/a"), FilePath(desk.root.path + "/a")], into: FilePath(desk.output))
    #expect(totals == Merge.Totals(photos: 5, repeated: 5))
  }
}
