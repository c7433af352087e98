import Files
import Foundation
import Localization
import Support
import SystemPackage
import Testing

@Suite struct FileTests {
  @Test func digestsOfKnownTexts() {
    #expect(Digest.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Digest.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func whatWasWrittenIsReadAndNothingElseIsLeft() throws {
    let folder = try TemporaryFolder()
    let path = FilePath(folder.path("a.bin"))
    try FileSystem.write([1, 2, 3], to: path)
    try FileSystem.write([4, 5], to: path)
    #expect(try FileSystem.read(path, limit: 10) == [4, 5])
    #expect(folder.files == ["a.bin"])
  }

  @Test func errorsSayWhichFileAndWhy() throws {
    let folder = try TemporaryFolder()
    let path = FilePath(folder.path("a.bin"))
    #expect(throws: FileError.notFound(path)) { try FileSystem.read(path, limit: 10) }
    let root = FilePath(folder.url.path)
    #expect(throws: FileError.isFolder(root)) { try FileSystem.read(root, limit: 10) }
    try FileSystem.write([UInt8](repeating: 0, count: 11), to: path)
    #expect(throws: FileError.tooLarge(path, limit: 10)) { try FileSystem.read(path, limit: 10) }
    let nowhere = FilePath(folder.path("no/such/folder/x"))
    #expect(throws: FileError.unwritable(nowhere, .noSuchFileOrDirectory)) {
      try FileSystem.write([], to: nowhere)
    }
    #expect(throws: FileError.unwritable(path / "x", .notDirectory)) { try FileSystem.makeFolder(path / "x") }
    let error = FileError.unwritable("x", .noSpace)
    #expect(error.text.zh == "无法写入“x”：磁盘已满。" && error.text.en == "“x” can't be written: the disk is full.")
    #expect(error.text(about: "y").en.contains("“y”") && error.cause as? Errno == .noSpace)
  }

  @Test func pipesAreReadToTheirEnd() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: FileError.notRegular(FilePath(path))) {
      try FileSystem.readUnchanged(FilePath(path), limit: 10)
    }
    let content = [UInt8](repeating: 7, count: 200_000)
    let writer = Thread { try? FileHandle(forWritingAtPath: path)?.write(contentsOf: Data(content)) }
    writer.start()
    #expect(try FileSystem.read(FilePath(path), limit: 1 << 20) == content)
  }

  @Test func personalFilesAreTheirOwnersAlone() throws {
    let folder = try TemporaryFolder()
    try FileSystem.write([1], to: FilePath(folder.path("a")), .personal)
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("a"))[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func namesNeedNotBeText() throws {
    let folder = try TemporaryFolder()
    let root = FilePath(folder.url.path)
    let name = FilePath(bytes: [0xD5, 0xC5, 0x2E, 0x4A, 0x50, 0x47])
    try FileSystem.write([9], to: root / name)
    try FileSystem.write([], to: root / "b")
    #expect(try FileSystem.names(in: root) == ["b", name])
    #expect(name.exactText == nil && name.ending == "jpg" && (root / name).name == name)
    #expect(FilePath("a/b.c/d.tar.gz").stemText == "d.tar" && FilePath("a/.x").ending == "")
    #expect(FilePath("x/../y/./z").absolute == FileSystem.currentFolder / "y/z")
  }

  @Test func aFileAppearsWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    let path = FilePath(folder.path("report"))
    do {
      let file = try AtomicFile(path, by: FilePath(folder.path("draft")))
      file.write("half")
    }
    #expect(folder.files == [])
    let file = try AtomicFile(path, by: FilePath(folder.path("draft")))
    file.write(String(repeating: "x", count: 100_000))
    file.write("end")
    try file.commit()
    #expect(folder.files == ["report"])
    #expect(try folder.bytes("report").count == 100_003)
  }

  @Test func aLogKeepsWholeLines() throws {
    let folder = try TemporaryFolder()
    let path = FilePath(folder.path("log"))
    try LogFile(path).append(["one", "two"])
    let handle = try #require(FileHandle(forWritingAtPath: path.string))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("torn".utf8))
    try handle.close()
    try LogFile(path).append(["three", String(repeating: "x", count: 99)])
    var lines: [String] = []
    try LogFile.forEachLine(of: path, limit: 50) { lines.append($0) }
    #expect(lines == ["one", "two", "torn", "three"])
  }

  @Test func oneProcessAtATime() throws {
    let folder = try TemporaryFolder()
    let path = FilePath(folder.path("lock"))
    var first: FileLock? = try FileLock(path)
    #expect(throws: FileLock.Taken(process: String(getpid()))) { try FileLock(path) }
    withExtendedLifetime(first) {}
    first = nil
    _ = try FileLock(path)
  }
}

@Suite struct OutputNameTests {
  @Test func noOriginalIsReplacedAndNoTwoPhotosShareAName() throws {
    let folder = try TemporaryFolder()
    let root = FilePath(folder.url.path)
    try folder.write("photo", to: "bob.jpg")
    var names = OutputNames(inputs: ["elsewhere/ann.png", "other/Ann.jpeg", root / "bob.jpg", "-"])
    func picture(_ input: FilePath) -> FilePath { OutputNames.picture(of: input, in: root) }
    #expect(picture("elsewhere/ann.png") == root / "ann.jpg")
    #expect(picture("-").name == "stdin.jpg" && picture("x/张三.v2.jpg").name == "张三.v2.jpg")
    let bytes = FilePath(bytes: [0xD5, 0xC5])
    #expect(
      picture(FilePath(bytes: [0xD5, 0xC5, 0x2E, 0x70, 0x6E, 0x67])).name.bytes == bytes.bytes
        + Array(".jpg".utf8))
    try names.claim(picture("elsewhere/ann.png"))
    #expect(throws: FileError.nameTaken(root / "Ann.jpg")) { try names.claim(picture("other/Ann.jpeg")) }
    #expect(throws: FileError.replacesInput(root / "bob.jpg")) { try names.claim(picture(root / "bob.jpg")) }
  }

  @Test func whatStandsThereIsReplacedOnlyOnRequest() throws {
    let folder = try TemporaryFolder()
    let root = FilePath(folder.url.path)
    try folder.write("somebody's", to: "a.jpg")
    var names = OutputNames(inputs: [])
    #expect(throws: FileError.exists(root / "a.jpg")) { try names.claim(root / "a.jpg", replacing: false) }
    try names.claim(root / "b.jpg", replacing: false)
    var other = OutputNames(inputs: [])
    try other.claim(root / "a.jpg", replacing: true)
  }

  @Test func anOutputIsForOneInput() throws {
    let folder = try TemporaryFolder()
    let root = FilePath(folder.url.path)
    try folder.write("a", to: "a.jpg")
    try FileManager.default.linkItem(atPath: folder.path("a.jpg"), toPath: folder.path("hard.jpg"))
    var names = OutputNames()
    try names.claim(root / "o/x.jpg", for: root / "a.jpg")
    try names.claim(root / "o/x.jpg", for: root / "d/../a.jpg")
    #expect(throws: FileError.nameTaken(root / "o/X.JPG")) {
      try names.claim(root / "o/X.JPG", for: root / "b.jpg")
    }
    #expect(throws: FileError.replacesInput(root / "hard.jpg")) {
      try names.claim(root / "hard.jpg", for: root / "a.jpg")
    }
  }

  /// The same file by another name: a link, a hard link, a way around, another case.
  @Test(arguments: ["link.png", "hard.png", "d/../a.jpg", "A.JPG"]) func everyNameOfAnInput(_ name: String)
    throws
  {
    let folder = try TemporaryFolder()
    let root = FilePath(folder.url.path)
    try folder.write("photo", to: "a.jpg")
    try folder.write("x", to: "d/x")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.png"), withDestinationPath: "a.jpg")
    try FileManager.default.linkItem(atPath: folder.path("a.jpg"), toPath: folder.path("hard.png"))
    var names = OutputNames(inputs: [root / "a.jpg"])
    #expect(throws: FileError.self) { try names.claim(root / name) }
    try names.claim("-")
    try names.claim("-")
  }

  @Test func twoOutputsAreNotOneFile() throws {
    let folder = try TemporaryFolder()
    let root = FilePath(folder.url.path)
    try folder.write("old", to: "alpha.png")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("person.png"), withDestinationPath: "alpha.png")
    var names = OutputNames(inputs: [])
    try names.claim(root / "alpha.png")
    #expect(throws: FileError.nameTaken(root / "person.png")) { try names.claim(root / "person.png") }
  }
}

@Suite struct NameTests {
  @Test(
    arguments: [
      [0xD5, 0xC5, 0x2E], Array("张三.jpg".utf8), Array("\u{F7D5}\u{F780}".utf8), [0xE5, 0xBC, 0x41],
      [0xED, 0xA0, 0x80],
      [0xF0, 0x9F, 0x98, 0x80, 0xFF], [],
    ] as [[UInt8]]) func bytesSurviveAsText(_ bytes: [UInt8])
  {
    #expect(FilePath(escapedText: FilePath.escaped(bytes)).bytes == bytes)
    if let text = String(validating: bytes, as: UTF8.self), !text.contains("\u{F780}") {
      #expect(FilePath.escaped(bytes) == text)
    }
  }

  @Test func compatibilityIdeographsStayInNames() {
    let name = SafeName.component("\u{FA10}e\u{301}\u{2F800}\u{F900}", suffix: ".jpg")
    #expect(Array(name.unicodeScalars) == Array("\u{FA10}\u{E9}\u{2F800}\u{F900}.jpg".unicodeScalars))
  }
}
