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

/// Deliveries of drawn pictures, whose faces are their colours.
struct DeliveryRunTests {
  private let temporary: TemporaryFolder
  private let folder: FilePath

  init() throws {
    temporary = try TemporaryFolder()
    folder = FilePath(temporary.path(""))
  }

  private static func jpeg(_ number: Int) throws -> [UInt8] {
    try JPEGEncoder.encode(
      RGBImage(width: 16, height: 16, filledWith: RGB(UInt8(number * 7 % 250), 100, 50)), quality: 90,
      density: 300)
  }

  /// One face for each first byte of the SHA-256 of a picture: another picture is another person.
  @Sendable private static func faces() -> FaceAssessing {
    { bytes in
      let digest = Digest.sha256(bytes)
      var values = [Float](repeating: 0, count: FaceEmbedding.count)
      for (index, digit) in digest.enumerated() { values[index] = Float(digit.hexDigitValue ?? 0) - 7.5 }
      return FaceEmbedding(values).map { .embedded($0) } ?? .unassessable([.noFace])
    }
  }

  /// Students 0…count−1, each with a picture that is their source as well; `swapped` have each other's pictures.
  private func source(_ count: Int, swapped: [(Int, Int)] = []) throws -> DeliverySource {
    let roster = Roster(
      [.studentID, .name, .idNumber, .college, .classGroup],
      (0..<count).map { index in
        Roster.Student(
          line: index + 2, ["\(1000 + index)", "学生\(index)", "", "学院\(index % 2)", "\(index % 3)班"])
      })
    var pictures = Array(0..<count)
    for (a, b) in swapped { pictures.swapAt(a, b) }
    try FileSystem.makeFolder(folder / "in")
    return DeliverySource(
      roster: roster,
      deliverables: try (0..<count).map { index in
        let picture = folder / "in/p\(index).jpg"
        let photo = folder / "in/s\(index).jpg"
        try FileSystem.write(Self.jpeg(pictures[index]), to: picture)
        try FileSystem.write(Self.jpeg(index), to: photo)
        return Deliverable(student: index, picture: picture, source: photo, stem: "p\(index)")
      })
  }

  private func settings(_ schemes: [String], zip: Bool = false, largest: Int? = nil) throws
    -> DeliverySettings
  {
    DeliverySettings(
      schemes: try NamingScheme.all(schemes), language: .zh, zipsClasses: zip, largestZip: largest, workers: 2
    )
  }

  private func digests(_ out: FilePath) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try FileSystem.files(under: out).map {
        ($0.string, try Digest.sha256(ofFile: out.pushing($0)))
      })
  }

  @Test func everythingIsThereAndTold() throws {
    let out = folder / "out"
    let run = try DeliveryRun(
      source(12), settings(["{学院}/{班级}/{学号}.jpg", "{姓名}.jpg"], zip: true), into: out)
    let report = try #require(try run.run(faces: { Self.faces() }))
    #expect(report.delivered == 12 && report.errors == 0 && report.proof.source == ["same": 12])
    #expect(report.schemes.map(\.pictures) == [12, 12] && report.archives == 12)
    let files = try digests(out)
    let manifest = try String(decoding: FileSystem.read(out / "SHA256SUMS", limit: 1 << 20), as: UTF8.self)
    #expect(manifest.split(separator: "\n").count == files.count - 1)
    for line in manifest.split(separator: "\n") {
      let parts = line.split(separator: "  ").map(String.init)
      #expect(files[parts[1]] == parts[0], "\(line)")
    }
    #expect(files["学院-班级-学号/学院1/2班/1005.jpg"] == Digest.sha256(try Self.jpeg(5)))
    let index = try Table(FileSystem.read(out / "index.xlsx", limit: 1 << 20))
    #expect(index.sheets[0].rows.count == 13 && index.sheets[0].rows[6].cells.map(\.text).contains("1005"))
  }

  @Test func swapsAreHeldBack() throws {
    let run = try DeliveryRun(
      source(20, swapped: [(1, 2), (5, 9)]), settings(["{学号}.jpg"]), into: folder / "out")
    let report = try #require(try run.run(faces: { Self.faces() }))
    #expect(
      report.proof.mixUps == 4 && report.delivered == 16 && report.notDelivered == 4 && report.errors == 0)
    #expect(report.text(.zh).contains("差错率 0"))
    let list = try String(
      decoding: FileSystem.read(folder / "out/lists/not-delivered.csv", limit: 1 << 20), as: UTF8.self)
    for number in [1001, 1002, 1005, 1009] { #expect(list.contains("\(number)")) }
    #expect(!FileSystem.exists(folder / "out/学号/1001.jpg"))
  }

  @Test func aStoppedRunGoesOnAndGivesTheSameBytes() throws {
    let whole = try DeliveryRun(source(15), settings(["{学号}.jpg"], zip: true), into: folder / "a")
    _ = try whole.run(faces: { Self.faces() })
    let stopped = try DeliveryRun(source(15), settings(["{学号}.jpg"], zip: true), into: folder / "b")
    let none = try stopped.run(faces: { Self.faces() }, isStopping: { true })
    #expect(none == nil && !FileSystem.exists(folder / "b") && FileSystem.exists(folder / "b.part"))
    // What is half written is written anew, what nobody knows is taken away.
    try FileSystem.makeFolder(folder / "b.part/学号")
    try FileSystem.write([1, 2], to: folder / "b.part/学号/1003.jpg")
    try FileSystem.write([1, 2], to: folder / "b.part/学号/9999.jpg")
    let again = try DeliveryRun(source(15), settings(["{学号}.jpg"], zip: true), into: folder / "b")
    _ = try again.run(faces: { Self.faces() })
    #expect(try digests(folder / "a") == digests(folder / "b"))
    #expect(!FileSystem.exists(folder / "b.part"))
  }

  @Test func whatWasDeliveredIsNotChanged() throws {
    let out = folder / "out"
    _ = try DeliveryRun(source(5), settings(["{学号}.jpg"]), into: out).run(faces: nil)
    let before = try digests(out)
    let repeated = try DeliveryRun(source(5), settings(["{学号}.jpg"]), into: out)
    #expect(repeated.isRepeated)
    #expect(try #require(try repeated.run(faces: nil)).delivered == 5)
    #expect(throws: DeliveryError.self) {
      try DeliveryRun(source(6), settings(["{学号}.jpg"]), into: out).run(faces: nil)
    }
    #expect(try digests(out) == before && !FileSystem.exists(folder / "out.part"))
    try FileSystem.makeFolder(folder / "foreign")
    try FileSystem.write([1], to: folder / "foreign/x")
    #expect(throws: DeliveryError.self) {
      try DeliveryRun(source(1), settings(["{学号}.jpg"]), into: folder / "foreign")
    }
  }

  @Test func changedAndForeignFilesAreRefused() throws {
    var source = try source(3)
    source.deliverables[0].digest = String(repeating: "0", count: 64)
    try FileSystem.write(Array("not a picture".utf8), to: source.deliverables[1].picture)
    let report = try #require(
      try DeliveryRun(source, settings(["{学号}.jpg"]), into: folder / "out").run(faces: nil))
    #expect(report.delivered == 1 && report.notDelivered == 2)
  }

  @Test func archivesStayUnderTheirSize() {
    let entries = (0..<100).map {
      ArchiveGroups.Entry(path: "p\($0).jpg", bytes: 30_000, group: $0 % 2 == 0 ? "甲" : "乙")
    }
    let archives = ArchiveGroups.archives(entries, largest: 200_000)
    #expect(archives.flatMap(\.paths).sorted() == entries.map(\.path).sorted())
    #expect(archives.allSatisfy { $0.paths.count * 30_128 < 200_000 && $0.paths.count <= 6 })
    #expect(ArchiveGroups.archives(entries, largest: nil).map(\.name).sorted() == ["乙", "甲"])
  }
}
