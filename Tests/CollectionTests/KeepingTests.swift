import Files
import Foundation
import Store
import Support
import SystemPackage
import Testing

@testable import Collection

@Suite struct KeepingTests {
  /// Stands for a take: it takes in a photo, and is none of the real events.
  private struct TakeIn: Transition {
    static let name = "test-photo"
    static let aspect = Aspect.take
    var files: [StoredFile]
    var isRefused = false

    func next(_ subject: Subject) throws -> State {
      if isRefused { throw CollectionError.badActor }
      return subject.student.state
    }
  }

  private static let photo = NewFile(.originals, Array("a photo".utf8))

  private func photos(_ fixture: Fixture) -> [String] {
    fixture.folder.files.filter { $0.hasPrefix("c/originals") || $0.hasPrefix("c/tmp") }
  }

  @Test func aPhotoLiesUnderItsHashForItsOwnerAlone() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    try fixture.perform(TakeIn(files: [Self.photo.file]), student, keeping: [Self.photo])
    let hash = Self.photo.file.sha256
    #expect(photos(fixture) == ["c/originals/\(hash.prefix(2))/\(hash)"])
    for path in fixture.folder.files {
      let attributes = try FileManager.default.attributesOfItem(atPath: fixture.folder.path(path))
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(path)")
    }
    let root = try FileManager.default.attributesOfItem(atPath: fixture.folder.path("c"))
    #expect(root[.posixPermissions] as? Int == 0o700)
  }

  @Test func aRefusedPhotoLeavesNothing() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    #expect(throws: CollectionError.badActor) {
      try fixture.perform(TakeIn(files: [Self.photo.file], isRefused: true), student, keeping: [Self.photo])
    }
    #expect(photos(fixture).isEmpty)
  }

  @Test func aRefusalTakesNobodyElsesPhotoAway() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    try fixture.perform(TakeIn(files: [Self.photo.file]), student, keeping: [Self.photo])
    let kept = photos(fixture)
    #expect(throws: CollectionError.badActor) {
      try fixture.perform(TakeIn(files: [Self.photo.file], isRefused: true), student, keeping: [Self.photo])
    }
    #expect(photos(fixture) == kept)
  }

  @Test func whatLiesDamagedUnderItsNameIsReplaced() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    let hash = Self.photo.file.sha256
    try fixture.folder.write("half a pho", to: "c/originals/\(hash.prefix(2))/\(hash)")
    try fixture.perform(TakeIn(files: [Self.photo.file]), student, keeping: [Self.photo])
    #expect(try fixture.folder.bytes("c/originals/\(hash.prefix(2))/\(hash)") == Array("a photo".utf8))
  }

  @Test func ofManyEachStandsOrFallsAlone() throws {
    let fixture = try Fixture()
    let students = try (1...3).map { try fixture.enrol("\($0)", identity: "E1234567\($0)") }
    let files = (1...3).map { NewFile(.originals, Array("photo \($0)".utf8)) }
    let results = try fixture.collection.perform(
      (0..<3).map { index in
        Change(
          students[index], TakeIn(files: [files[index].file], isRefused: index == 1), keeping: [files[index]])
      }, by: Fixture.actor)
    #expect(results.map { (try? $0.get()) != nil } == [true, false, true])
    #expect(photos(fixture).count == 2)
    #expect(try fixture.collection.proveLog().flaws.isEmpty)
  }

  @Test func whatASuddenEndLeavesIsClearedAtTheNextStart() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("1")
    try fixture.perform(TakeIn(files: [Self.photo.file]), student, keeping: [Self.photo])
    // Published, and then the end came before its row: and one that was not published.
    let lost = try fixture.collection.files.draft(NewFile(.originals, Array("lost".utf8)))
    try fixture.collection.files.publish(lost)
    _ = try fixture.collection.files.draft(NewFile(.finished, Array("half".utf8)))
    #expect(photos(fixture).count == 5)
    // Not while somebody else is at work.
    #expect(try fixture.another().removedFiles == 0)
    fixture.close()
    try fixture.reopen()
    #expect(try fixture.collection.removedFiles == 1)
    #expect(photos(fixture).count == 1)
  }

  @Test func aFolderWithOtherThingsIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "c/notes.txt")
    let settings = CollectionSettings(school: "s", batch: "b")
    #expect(throws: CollectionError.self) {
      try PhotoCollection.create(FilePath(folder.path("c")), settings: settings, by: "a")
    }
    #expect(folder.files == ["c/notes.txt"])
    #expect(throws: CollectionError.none(path: folder.path("c"))) {
      try PhotoCollection.open(FilePath(folder.path("c")))
    }
  }

  @Test func aBeginningThatWasCutOffIsBegunAnew() throws {
    let folder = try TemporaryFolder()
    try folder.write("half a database", to: "c/new.sqlite")
    let settings = CollectionSettings(school: "s", batch: "b", isOpaque: true)
    let collection = try PhotoCollection.create(FilePath(folder.path("c")), settings: settings, by: "a")
    #expect(try collection.settings() == settings)
    #expect(throws: CollectionError.self) {
      try PhotoCollection.create(FilePath(folder.path("c")), settings: settings, by: "a")
    }
  }

  @Test func aNewerCollectionIsRefused() throws {
    let fixture = try Fixture()
    try fixture.collection.store.write {
      try $0.execute("INSERT INTO grdb_migrations (identifier) VALUES ('2 of tomorrow')")
    }
    fixture.close()
    #expect(throws: CollectionError.database(.newer)) { try fixture.reopen() }
  }

  @Test func severalThreadsOneAfterTheOther() async throws {
    let fixture = try Fixture()
    let students = try (0..<8).map { try fixture.enrol("\($0)", identity: "E1234567\($0)") }
    let collection = try fixture.collection
    // Each with a handle of its own, as processes have.
    let handles = try students.map { _ in try fixture.another() }
    await withTaskGroup(of: Void.self) { group in
      for (student, handle) in zip(students, handles) {
        group.addTask { _ = try? handle.perform(Verify(), on: student, by: "a") }
      }
    }
    for student in students { #expect(try fixture.state(student) == .verified) }
    #expect(try collection.proveLog().flaws.isEmpty)
  }
}
