import Barcodes
import Collection
import Files
import Raster
import Support
import SystemPackage
import Testing

@Suite struct CodeBindingTests {
  private static let payload = Array("qL3v9ZkT0sXy7wB1aQ8eRm5nUc2dFh4j".utf8)

  @Test func oneCodeBelongsToOneStudent() throws {
    let fixture = try Fixture()
    let first = try fixture.enrol("20260001")
    let second = try fixture.enrol("20260002", identity: "440524188001010014")
    let collection = try fixture.collection
    #expect(try collection.bindCode(Self.payload, to: first, by: Fixture.actor))
    #expect(try collection.codeHash(of: first) == Digest.sha256(Self.payload))
    // The same again changes nothing.
    let version = try collection.student(first).version
    #expect(try !collection.bindCode(Self.payload, to: first, by: Fixture.actor))
    #expect(try collection.student(first).version == version)
    #expect(throws: CodeError.boundToOther(student: "20260001")) {
      try collection.bindCode(Self.payload, to: second, by: Fixture.actor)
    }
    #expect(throws: CodeError.second(student: "20260001")) {
      try collection.bindCode(Self.payload + [0], to: first, by: Fixture.actor)
    }
    #expect(try collection.codeHash(of: second) == nil)
    #expect(try fixture.state(first) == .imported, "a code is a fact and no state")
  }

  @Test func aWrongCodeIsReleasedAndFreeAgain() throws {
    let fixture = try Fixture()
    let first = try fixture.enrol("20260001")
    let second = try fixture.enrol("20260002", identity: "440524188001010014")
    _ = try fixture.collection.bindCode(Self.payload, to: first, by: Fixture.actor)
    try fixture.perform(ReleaseCode(), first)
    #expect(throws: CodeError.unbound(student: "20260001")) { try fixture.perform(ReleaseCode(), first) }
    #expect(try fixture.collection.bindCode(Self.payload, to: second, by: Fixture.actor))
  }

  @Test func payloadsThatAreNoTextAreKeptByteForByte() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("20260001")
    let bytes = (0...255).map { UInt8($0) }
    _ = try fixture.collection.bindCode(bytes, to: student, by: Fixture.actor)
    let entry = BindCode(bytes)
    #expect(try fixture.collection.codeHash(of: student) == entry.sha256)
    try TemporaryExport.with(fixture, student) { text in #expect(text.contains(entry.payload)) }
  }

  @Test func theDatabaseItselfHoldsIt() throws {
    let fixture = try Fixture()
    let first = try fixture.enrol("20260001")
    let second = try fixture.enrol("20260002", identity: "440524188001010014")
    // Both in one transaction: the second sees the first.
    let results = try fixture.collection.perform(
      [Change(first, BindCode(Self.payload)), Change(second, BindCode(Self.payload))], by: Fixture.actor)
    #expect(throws: Never.self) { try results[0].get() }
    #expect(throws: CodeError.boundToOther(student: "20260001")) { try results[1].get() }
  }

  @Test func whichCodeOfAPictureIsMeant() throws {
    func code(_ payload: [UInt8]) -> QRCode {
      QRCode(payload: payload, corners: [Point(x: 0, y: 0)], treatment: PictureTreatment())
    }
    let account = code(Array("http://weixin.qq.com/r/QkOJ3vTE2GbErY9r9xkC".utf8))
    let wanted = code(Self.payload)
    #expect(try PhotoCollection.captureCode(among: [account, wanted]) == Self.payload)
    #expect(throws: CodeError.none) { try PhotoCollection.captureCode(among: []) }
    #expect(throws: CodeError.several(2)) {
      try PhotoCollection.captureCode(among: [wanted, code(Self.payload + [1])])
    }
    #expect(throws: CodeError.self) { try PhotoCollection.captureCode(among: [account]) }
  }
}

/// What is written about one person.
enum TemporaryExport {
  static func with(_ fixture: Fixture, _ student: StudentID, _ body: (String) throws -> Void) throws {
    let folder = FilePath(fixture.folder.path("export"))
    _ = try fixture.collection.export(student, to: folder)
    try body(
      String(decoding: try FileSystem.read(folder / "student.json", limit: 1 << 24), as: UTF8.self))
  }
}
