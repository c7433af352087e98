import Files
import SystemPackage
import Testing

@testable import Delivery

/// What is handed over, and what was, is read back file by file.
struct RepeatedDeliveryTests {
  private let drawn: DrawnDelivery
  private var out: FilePath { drawn.folder / "out" }

  init() throws { drawn = try DrawnDelivery() }

  private func deliver(zip: Bool) throws -> DeliveryReport? {
    try DeliveryRun(drawn.source(4), drawn.settings(["{学号}.jpg"], zip: zip), into: out).run(faces: nil)
  }

  @Test func whatTheDiskDidNotKeepIsNotHandedOver() throws {
    func run() throws -> DeliveryRun {
      try DeliveryRun(drawn.source(4), drawn.settings(["{学号}.jpg"]), into: out)
    }
    #expect(throws: DeliveryError.notAsProven(files: 1)) {
      try run().run(
        faces: nil,
        progress: { done in
          guard done == 4 else { return }
          try? FileSystem.write([1], to: drawn.folder / "out.part/学号/1002.jpg")
        })
    }
    #expect(!FileSystem.exists(out))
    #expect(try run().run(faces: nil)?.delivered == 4)
  }

  @Test(arguments: ["report.txt", "report.json", "index.dbf", "lists/missing.csv", "学号/1001.jpg"])
  func everyFileIsWhatTheManifestSays(_ name: String) throws {
    #expect(try deliver(zip: true) != nil)
    #expect(try deliver(zip: true)?.archives == 4)
    try FileSystem.write([1, 2, 3], to: out / FilePath(name))
    #expect(throws: DeliveryError.otherDelivery(out.absolute.string, files: 1)) { try deliver(zip: true) }
  }

  @Test func anAlteredOrLostArchiveIsTold() throws {
    _ = try deliver(zip: true)
    let zips = try FileSystem.files(under: out / "zips").map { (out / "zips").pushing($0) }
    try FileSystem.write([1], to: zips[0])
    FileSystem.remove(zips[1])
    #expect(throws: DeliveryError.otherDelivery(out.absolute.string, files: 2)) { try deliver(zip: true) }
  }

  @Test func archivesThatWereNotAskedForAreAnotherDelivery() throws {
    _ = try deliver(zip: false)
    #expect(throws: DeliveryError.otherDelivery(out.absolute.string, files: 4)) { try deliver(zip: true) }
    #expect(try deliver(zip: false) != nil)
  }
}
