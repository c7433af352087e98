import Files
import Localization
import SystemPackage
import Testing

@testable import Delivery

/// Pictures and photos that prove nothing are told.
struct ProofSourceTests {
  private let drawn: DrawnDelivery

  init() throws { drawn = try DrawnDelivery() }

  @Test func anAlteredPictureIsNotRead() throws {
    let path = drawn.folder / "p.jpg"
    let bytes = try DrawnDelivery.jpeg(1)
    try FileSystem.write(bytes, to: path)
    #expect(try KnownFile(path, digest: Digest.sha256(bytes)).bytes() == bytes)
    try FileSystem.write(DrawnDelivery.jpeg(2), to: path)
    #expect(throws: FileError.altered(path)) {
      try KnownFile(path, digest: Digest.sha256(bytes)).bytes()
    }
    #expect(try KnownFile(path).bytes() == DrawnDelivery.jpeg(2))
  }

  @Test func photosThatAreNotUsedAreLookedAt() throws {
    var source = try drawn.source(4)
    let several = LocalizedText(zh: "多张", en: "several")
    source.unused = [
      UnusedPhoto(.reference, student: 1, reason: several),
      UnusedPhoto(.reference, student: 1, reason: several),
      UnusedPhoto(.source, student: 2, reason: several),
      UnusedPhoto(.reference, student: nil, reason: several),
    ]
    let out = drawn.folder / "out"
    let run = try DeliveryRun(source, drawn.settings(["{学号}.jpg"]), into: out)
    let report = try #require(try run.run(faces: { DrawnDelivery.faces() }))
    #expect(report.unusedReferences == 3 && report.unusedSources == 1 && report.lookAt == 2)
    #expect(report.text(.en).contains("references not used: 3"))
    let rows = try drawn.rows("look-at", of: out)
    #expect(rows.map { $0[0] } == ["1001", "1002"])
    #expect(rows[0].suffix(2) == ["同一人 1.0", "多张"] && rows[1].suffix(2) == ["多张", ""])
  }
}
