import Codecs
import FaceVerification
import Files
import Localization
import Raster
import Rosters
import Support
import SystemPackage
import Tables
import Testing

@testable import Delivery

struct DeliveryRunTests {
  private let drawn: DrawnDelivery
  private var folder: FilePath { drawn.folder }

  init() throws { drawn = try DrawnDelivery() }

  @Test func everythingIsThereAndTold() throws {
    let out = folder / "out"
    let run = try DeliveryRun(
      drawn.source(12), drawn.settings(["{学院}/{班级}/{学号}.jpg", "{姓名}.jpg"], zip: true), into: out)
    let report = try #require(try run.run(faces: { DrawnDelivery.faces() }))
    #expect(report.delivered == 12 && report.errors == 0 && report.proof.source == ["same": 12])
    #expect(report.schemes.map(\.pictures) == [12, 12] && report.archives == 12)
    let files = try drawn.digests(out)
    let manifest = try String(decoding: FileSystem.read(out / "SHA256SUMS", limit: 1 << 20), as: UTF8.self)
    #expect(manifest.split(separator: "\n").count == files.count - 1)
    for line in manifest.split(separator: "\n") {
      let parts = line.split(separator: "  ").map(String.init)
      #expect(files[parts[1]] == parts[0], "\(line)")
    }
    #expect(files["学院-班级-学号/学院1/2班/1005.jpg"] == Digest.sha256(try DrawnDelivery.jpeg(5)))
    let index = try Table(FileSystem.read(out / "index.xlsx", limit: 1 << 20))
    #expect(index.sheets[0].rows.count == 13 && index.sheets[0].rows[6].cells.map(\.text).contains("1005"))
  }

  @Test func swapsAreHeldBack() throws {
    let run = try DeliveryRun(
      drawn.source(20, swapped: [(1, 2), (5, 9)]), drawn.settings(["{学号}.jpg"]), into: folder / "out")
    let report = try #require(try run.run(faces: { DrawnDelivery.faces() }))
    #expect(
      report.proof.mixUps == 4 && report.delivered == 16 && report.notDelivered == 4 && report.errors == 0)
    #expect(report.text(.zh).contains("差错率 0"))
    let list = try String(
      decoding: FileSystem.read(folder / "out/lists/not-delivered.csv", limit: 1 << 20), as: UTF8.self)
    for number in [1001, 1002, 1005, 1009] { #expect(list.contains("\(number)")) }
    #expect(!FileSystem.exists(folder / "out/学号/1001.jpg"))
  }

  @Test func aStoppedRunGoesOnAndGivesTheSameBytes() throws {
    let whole = try DeliveryRun(drawn.source(15), drawn.settings(["{学号}.jpg"], zip: true), into: folder / "a")
    _ = try whole.run(faces: { DrawnDelivery.faces() })
    let stopped = try DeliveryRun(
      drawn.source(15), drawn.settings(["{学号}.jpg"], zip: true), into: folder / "b")
    let none = try stopped.run(faces: { DrawnDelivery.faces() }, isStopping: { true })
    #expect(none == nil && !FileSystem.exists(folder / "b") && FileSystem.exists(folder / "b.part"))
    // What is half written is written anew, what nobody knows is taken away.
    try FileSystem.makeFolder(folder / "b.part/学号")
    try FileSystem.write([1, 2], to: folder / "b.part/学号/1003.jpg")
    try FileSystem.write([1, 2], to: folder / "b.part/学号/9999.jpg")
    let again = try DeliveryRun(drawn.source(15), drawn.settings(["{学号}.jpg"], zip: true), into: folder / "b")
    _ = try again.run(faces: { DrawnDelivery.faces() })
    #expect(try drawn.digests(folder / "a") == drawn.digests(folder / "b"))
    #expect(!FileSystem.exists(folder / "b.part"))
  }

  @Test func whatWasDeliveredIsNotChanged() throws {
    let out = folder / "out"
    _ = try DeliveryRun(drawn.source(5), drawn.settings(["{学号}.jpg"]), into: out).run(faces: nil)
    let before = try drawn.digests(out)
    let repeated = try DeliveryRun(drawn.source(5), drawn.settings(["{学号}.jpg"]), into: out)
    #expect(repeated.isRepeated)
    #expect(try #require(try repeated.run(faces: nil)).delivered == 5)
    #expect(throws: DeliveryError.self) {
      try DeliveryRun(drawn.source(6), drawn.settings(["{学号}.jpg"]), into: out).run(faces: nil)
    }
    #expect(try drawn.digests(out) == before && !FileSystem.exists(folder / "out.part"))
    try FileSystem.makeFolder(folder / "foreign")
    try FileSystem.write([1], to: folder / "foreign/x")
    #expect(throws: DeliveryError.self) {
      try DeliveryRun(drawn.source(1), drawn.settings(["{学号}.jpg"]), into: folder / "foreign")
    }
  }

  @Test func changedAndForeignFilesAreRefused() throws {
    var source = try drawn.source(3)
    source.deliverables[0].digest = String(repeating: "0", count: 64)
    try FileSystem.write(Array("not a picture".utf8), to: source.deliverables[1].picture)
    let report = try #require(
      try DeliveryRun(source, drawn.settings(["{学号}.jpg"]), into: folder / "out").run(faces: nil))
    #expect(report.delivered == 1 && report.notDelivered == 2)
  }
}
