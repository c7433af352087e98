import Files
import Support
import SystemPackage
import Testing

@testable import Collection

/// What a recovery brings back, and what it must not.
@Suite struct RecoveryTests {
  @Test func whoWasPurgedDoesNotComeBack() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("20269999", name: "诸葛孔明")
    try fixture.prepare(student)
    try fixture.shoot(student, "of the purged")
    let text = fixture.root / "events.jsonl"
    let before = try FileSystem.read(text, limit: 1 << 24)
    let photos = fixture.folder.files.filter { $0.contains("originals") || $0.contains("finished") }
    let bytes = try photos.map { try fixture.folder.bytes($0) }
    // The end came when the row was written, and neither photos nor text were overwritten.
    try fixture.collection.purge([student], by: Fixture.actor)
    let purged = try #require(try fixture.events().last)
    fixture.close()
    let line = try #require(
      String(decoding: try FileSystem.read(text, limit: 1 << 24), as: UTF8.self).split(separator: "\n").last)
    try FileSystem.write(before + Array("\(line)\n".utf8), to: text)
    for (photo, content) in zip(photos, bytes) { try fixture.folder.write(content, to: photo) }
    FileSystem.remove(fixture.root / "collection.sqlite")
    let recovery = try PhotoCollection.recover(fixture.root)
    #expect(recovery.events == purged.id && recovery.strays == 0)
    for trace in ["诸葛孔明", "13800138000", "of the purged"] {
      #expect(try fixture.files(holding: trace).isEmpty, "\(trace)")
    }
    #expect(try PhotoCollection.open(fixture.root).check().isEmpty)
  }
}
