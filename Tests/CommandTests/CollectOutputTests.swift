import Foundation
import Testing

/// What commands on a collection write replaces nothing that they did not make.
@Suite struct CollectOutputTests {
  @Test(arguments: ["list.csv", "c/collection.sqlite"])
  func linksReplaceNoFile(_ name: String) throws {
    try School.with { school in
      let before = try Data(contentsOf: URL(filePath: school.path(name)))
      let links = try school.collect(
        "links", "--base", "http://h/", "--list", school.path("list.csv"), "-o", school.path(name))
      #expect(links.status == 2 && !links.errors.isEmpty)
      // A database that is closed takes its journal in; its beginning says what it is.
      let after = try Data(contentsOf: URL(filePath: school.path(name)))
      #expect(after.prefix(16) == before.prefix(16) && after.count >= before.count)
      let status = try school.collect("status")
      #expect(status.status == 0)
    }
  }

  @Test func messagesReplaceNoOtherCollections() throws {
    try School.with { school in
      let withdrawn = try school.collect("withdraw", "--student", "1")
      #expect(withdrawn.status == 0, "\(withdrawn.errors)")
      let messages = school.path("messages")
      try FileManager.default.createDirectory(atPath: messages, withIntermediateDirectories: false)
      let others = try school.file("messages/notices-0001.csv", "another school's\n")
      let refused = try school.collect("notify", "-o", messages)
      #expect(refused.status == 2 && refused.errors.contains("notices-0001.csv"))
      #expect(try String(contentsOfFile: others, encoding: .utf8) == "another school's\n")
      // Elsewhere the same run is written.
      let written = try school.collect("notify", "-o", school.path("mine"))
      #expect(written.status == 0)
      #expect(FileManager.default.fileExists(atPath: school.path("mine/notices-0001.csv")))
    }
  }
}
