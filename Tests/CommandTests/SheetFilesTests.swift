import Foundation
import Testing

/// Which files `sheet` writes, and which it refuses to mix with.
@Suite struct SheetFilesTests {
  @Test func sheetsOfAnEarlierRunAreNotMixedIn() throws {
    try Handover.with { handover in
      for number in UInt8(1)...3 { try handover.picture("p/\(number).jpg", number) }
      let sheet = { (names: [String]) in
        try Executable.run(
          ["sheet"] + names.map { handover.path("p/\($0).jpg") } + [
            "-o", handover.path("s.jpg"), "--paper", "5寸", "--dpi", "100", "--force", "--language", "en",
          ])
      }
      #expect(try sheet(["1", "2", "3"]).status == 0 && handover.exists("s-3.jpg"))
      let before = try Data(contentsOf: handover.folder.appendingPathComponent("s.jpg"))
      let fewer = try sheet(["2"])
      #expect(fewer.status == 2 && fewer.errors.contains("“s-2.jpg” is a sheet of an earlier run"))
      #expect(try Data(contentsOf: handover.folder.appendingPathComponent("s.jpg")) == before)
      #expect(try sheet(["3", "2", "1"]).status == 0)
      // Another program's numbers are no sheets of ours.
      for number in 2...3 { try FileManager.default.removeItem(atPath: handover.path("s-\(number).jpg")) }
      try handover.picture("s-002.jpg", 1)
      #expect(try sheet(["2"]).status == 0)
    }
  }
}
