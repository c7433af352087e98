import Files
import Rosters
import SystemPackage
import Testing

@testable import Delivery

/// What can't be handed over is said before any face is compared.
struct EarlyEndTests {
  private let drawn: DrawnDelivery

  init() throws { drawn = try DrawnDelivery() }

  @Test func aTextThatNoFieldHoldsIsToldAtOnce() throws {
    var source = try drawn.source(3)
    source.roster.students[2].cells[3] = String(repeating: "院", count: 200)
    #expect(throws: DeliveryError.fieldTooLong(line: 4, field: "FY", bytes: 400, limit: 254)) {
      try DeliveryRun(source, drawn.settings(["{学号}.jpg"]), into: drawn.folder / "out")
    }
    #expect(!FileSystem.exists(drawn.folder / "out.part"))
  }

  @Test func aSchemeHasNoNameOfOurOwn() throws {
    let texts = ["ZIPS={学号}.jpg", "lists={姓名}.jpg", "index.csv={学号}.jpg", "SHA256SUMS={学号}.jpg"]
    #expect(try NamingScheme.all(texts).map(\.label) == ["ZIPS~2", "lists~2", "index.csv~2", "SHA256SUMS~2"])
  }
}
