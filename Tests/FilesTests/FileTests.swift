import Foundation
import Studio
import Testing

@Suite struct FileTests {
  @Test func digestsOfKnownTexts() {
    #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func whatWasWrittenIsReadAndNothingElseIsLeft() throws {
    try Repository.withFolder { folder in
      let path = folder.appendingPathComponent("a.bin").path
      try FileAccess.write([1, 2, 3], to: path)
      try FileAccess.write([4, 5], to: path)
      #expect(try FileAccess.read(path, limit: 10) == [4, 5])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.bin"])
    }
  }

  @Test func readingErrorsSayWhichFileAndWhy() throws {
    try Repository.withFolder { folder in
      let path = folder.appendingPathComponent("a.bin").path
      #expect(throws: FileError.notFound(path: path)) { try FileAccess.read(path, limit: 10) }
      #expect(throws: FileError.isDirectory(path: folder.path)) {
        try FileAccess.read(folder.path, limit: 10)
      }
      try FileAccess.write([UInt8](repeating: 0, count: 11), to: path)
      #expect(throws: FileError.tooLarge(path: path, limit: 10)) { try FileAccess.read(path, limit: 10) }
      let nowhere = folder.appendingPathComponent("no/such/folder/x").path
      #expect(throws: FileError.unwritable(path: nowhere)) { try FileAccess.write([], to: nowhere) }
    }
  }

  @Test func noOriginalIsReplacedAndNoTwoPhotosShareAName() throws {
    try Repository.withFolder { folder in
      var desk = OutputDesk(folder: folder.path)
      let target0 = try desk.target(for: "elsewhere/ann.png")
      #expect(target0.lastPathComponent == "ann.jpg")
      #expect(throws: FileError.nameTaken(path: folder.appendingPathComponent("Ann.jpg").path)) {
        try desk.target(for: "other/Ann.jpeg")
      }
      let original = folder.appendingPathComponent("bob.jpg").path
      #expect(throws: FileError.wouldReplaceInput(path: original)) { try desk.target(for: original) }
      let target1 = try desk.target(for: "-")
      #expect(target1.lastPathComponent == "stdin.jpg")
      let target2 = try desk.target(for: "x/张三.v2.jpg")
      #expect(target2.lastPathComponent == "张三.v2.jpg")
    }
  }
}
