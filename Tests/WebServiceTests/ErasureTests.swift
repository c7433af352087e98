import Collection
import Files
import Foundation
import Support
import Testing
import WebService

/// What is erased while somebody reads.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ErasureTests {
  private func holds(_ folder: TemporaryFolder, _ text: String) throws -> Bool {
    try folder.files.contains { try Data(folder.bytes($0)).range(of: Data(text.utf8)) != nil }
  }

  @Test func whatIsLeftIsOverwrittenLater() async throws {
    var limits = ServiceLimits()
    limits.erasureSeconds = 1
    try await serving(limits: limits) { service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let office = try service.desk("教务", .office)
      office.get("/desk/office")
      var said = ""
      var isThere = false
      try service.collection.history(of: id) { _ in
        guard said.isEmpty else { return }
        said = office.post("/desk/purge", ["number": "20260001", "name": "张三"]).body
        isThere = try holds(service.folder, "13800138000")
      }
      #expect(isThere)
      #expect(said.contains("残留稍后自动覆盖"))
      #expect(try eventually { try !holds(service.folder, "13800138000") })
      #expect(try service.collection.check().isEmpty)
    }
  }
}
