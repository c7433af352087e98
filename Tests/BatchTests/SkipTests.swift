import Files
import Foundation
import Localization
import Pipeline
import Reports
import Rosters
import Rules
import SystemPackage
import Testing

@testable import Batch

@Suite struct SkipTests {
  private func picture(_ head: [UInt8], _ desk: Desk, _ name: String) throws {
    let path = FilePath(desk.input) / FilePath(name)
    try FileSystem.makeFolder(path.folder)
    try FileSystem.write(head + Array(name.utf8), to: path)
  }

  /// The fake engine can't read these; which of them are photos is what counts.
  private static let jpegHead: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]
  private static let heicHead: [UInt8] = [0, 0, 0, 24] + Array("ftypheic".utf8)
  private static let webpHead: [UInt8] = Array("RIFF....WEBP".utf8)

  @Test func oneOfAPairIsThePhoto() throws {
    let desk = try Desk()
    try picture(Self.jpegHead, desk, "20200101.JPG")
    try picture([73, 73], desk, "20200101.CR2")
    try picture(Self.heicHead, desk, "20200102.HEIC")
    try picture(Self.jpegHead, desk, "20200102.jpg")
    try picture(Self.webpHead, desk, "b/3.webp")
    try picture(Self.jpegHead, desk, "b/3.jpg")
    try picture(Self.heicHead, desk, "b/4.heic")
    try picture([73, 73], desk, "b/4.dng")
    try picture([73, 73], desk, "b/5.nef")
    try picture(Self.jpegHead, desk, "c/3.jpg")
    try picture([], desk, "c/6.jpg")
    try picture(Self.heicHead, desk, "c/6.heic")
    let roster = try Roster(bytes: Array("学号,姓名\n20200101,甲\n20200102,乙\n".utf8))
    let (batch, progress) = try BatchTests.run(desk, roster: roster)
    #expect(progress.total == 8)
    var photos: [String] = []
    try batch.journal.forEachPhoto { record, _ in
      photos.append(record.path.string)
      #expect(!record.name.contains("~") || record.path == "c/6.jpg" || record.path == "c/6.heic")
      #expect(record.note?.code != "duplicate")
    }
    #expect(
      photos == [
        "20200101.JPG", "20200102.jpg", "b/3.jpg", "b/4.heic", "b/5.nef", "c/3.jpg", "c/6.heic", "c/6.jpg",
      ])
    let skipped = try desk.read("report/skipped.csv").split(whereSeparator: \.isNewline).dropFirst()
    #expect(skipped.count == 4)
    #expect(skipped.contains("20200101.CR2,companion,companion of “20200101.JPG”"))
  }

  /// Cameras with two cards, and people who sort: the RAW of a student's JPEG lies in another folder.
  @Test func aPairInTwoFoldersIsOnePhotoOfItsStudent() throws {
    let desk = try Desk()
    try picture([73, 73], desk, "RAW/20200101.CR2")
    try picture(Self.jpegHead, desk, "JPG/20200101.jpg")
    try picture(Self.webpHead, desk, "a/20200102.webp")
    try picture(Self.jpegHead, desk, "b/20200102.jpg")
    try picture(Self.jpegHead, desk, "a/20200103.jpg")
    try picture(Self.jpegHead, desk, "b/20200103.jpg")
    // Nobody's: two photos of two folders, as without a list.
    try picture(Self.webpHead, desk, "a/other.webp")
    try picture(Self.jpegHead, desk, "b/other.jpg")
    let roster = try Roster(bytes: Array("学号,姓名\n20200101,甲\n20200102,乙\n20200103,丙\n".utf8))
    let (batch, progress) = try BatchTests.run(desk, roster: roster)
    #expect(progress.total == 6 && batch.census.photos == 6 && batch.census.skipped == 2)
    var notes: [String: String] = [:]
    try batch.journal.forEachPhoto { record, _ in notes[record.path.string] = record.note?.code ?? "" }
    #expect(
      notes == [
        "JPG/20200101.jpg": "", "b/20200102.jpg": "", "a/20200103.jpg": "duplicate",
        "b/20200103.jpg": "duplicate",
        "a/other.webp": "unmatched", "b/other.jpg": "unmatched",
      ])
    let skipped = try desk.read("report/skipped.csv")
    #expect(skipped.contains("RAW/20200101.CR2,companion,companion of “JPG/20200101.jpg”"))
    #expect(skipped.contains("a/20200102.webp,companion,companion of “b/20200102.jpg”"))
    let changes = try batch.journal.pendingChanges(
      in: FilePath(desk.input), excluding: FilePath(desk.output))
    #expect(changes.new == [] && changes.gone == 0)
    // A second look finds the same, and takes nothing back.
    try batch.refresh()
    #expect(batch.census.photos == 6 && batch.census.skipped == 2 && batch.repairs.replanned == 0)
  }

  @Test func aLateRawTakesNothingBack() throws {
    let desk = try Desk()
    try desk.put("1.jpg", "pass")
    try desk.put("2.nef", "x")
    let batch = try Batch(FilePath(desk.output), mode: .resume, settings: desk.settings(), roster: nil)
    var seen: [String] = []
    func work() throws {
      try batch.refresh()
      try batch.runHere(AnyPhoto(), language: .en, excluding: []) { seen.append($0.name) }
    }
    try picture(Self.jpegHead, desk, "1.jpg")
    try work()
    #expect(seen == ["1.jpg", "2.jpg"])
    try picture([73, 73], desk, "1.cr2")
    try picture(Self.jpegHead, desk, "2.jpg")
    try work()
    #expect(seen == ["1.jpg", "2.jpg", "2.jpg"])
    #expect(desk.outputs("accepted") == ["accepted/1.jpg", "accepted/2.jpg"])
    #expect(desk.outputs("returned") == [])
  }

  /// Takes what begins like a JPEG.
  private final class AnyPhoto: PhotoProcessor {
    func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto {
      try FakeProcessor().process(bytes.first == 0xFF ? Array("pass".utf8) : bytes, name: name)
    }
  }

  @Test func systemFoldersAndTemporaryFilesAreSkipped() throws {
    let desk = try Desk()
    let reasons = [
      "$RECYCLE.BIN/S-1-5/$R1.jpg": "$RECYCLE.BIN,system-folder",
      "@eaDir/a.jpg/T.jpg": "@eaDir,system-folder",
      "#recycle/o.jpg": "#recycle,system-folder", "d/@Recycle/b.jpg": "d/@Recycle,system-folder",
      "lost+found/1.jpg": "lost+found,system-folder", ".Trash-1000/files/a.jpg": ".Trash-1000,system-folder",
      "System Volume Information/a.jpg": "System Volume Information,system-folder",
      "__MACOSX/a.jpg": "__MACOSX,system-folder", "c.jpg~": "c.jpg~,temporary-file",
      "d.jpg.part": "d.jpg.part,temporary-file", "e.jpg.crdownload": "e.jpg.crdownload,temporary-file",
      "f.jpg.TMP": "f.jpg.TMP,temporary-file", "~$e.jpg": "~$e.jpg,temporary-file",
      "FOUND.000/FILE0001.jpg": "FOUND.000,system-folder", "A.lrdata/p.jpg": "A.lrdata,system-folder",
      "@__thumb/g.jpg": "@__thumb,system-folder", "回收站/h.jpg": "回收站,system-folder",
      "g.jpg.xltd": "g.jpg.xltd,temporary-file", "h.jpg_original": "h.jpg_original,temporary-file",
      "#i.jpg#": "#i.jpg#,temporary-file", "j.jpg.aria2": "j.jpg.aria2,temporary-file",
      "Thumbs.db": "Thumbs.db,no-photo",
    ]
    for name in reasons.keys where name != "Thumbs.db" { try picture(Self.jpegHead, desk, name) }
    try desk.put("Thumbs.db", "x")
    try desk.put("a.jpg", "pass")
    let (batch, progress) = try BatchTests.run(desk)
    #expect(progress.total == 1)
    #expect(batch.census.skipped == reasons.count)
    let report = try desk.read("report/skipped.csv")
    // A name that a spreadsheet would take for a formula has a mark before it.
    for reason in reasons.values {
      #expect(report.contains("\n\(reason),") || report.contains("'\(reason),"), "\(reason)")
    }
  }

  /// The test may run as one who may enter every folder: the folder's names are refused instead.
  @Test func aFolderThatCannotBeEnteredIsTold() throws {
    let desk = try Desk()
    try desk.put("a.jpg", "pass")
    try desk.put("班级2/x.jpg", "pass")
    let (batch, _) = try BatchTests.run(desk)
    #expect(try batch.journal.summary().unreadableFolders == [])
    var scan = PhotoScan(root: FilePath(desk.input), excluding: nil)
    scan.names = { folder throws(FileError) in
      guard folder.name != "班级2" else { throw .unreadable(folder, .permissionDenied) }
      return try FileSystem.names(in: folder)
    }
    let census = try batch.journal.reconcile(scan, shard: .whole) { _ in }
    #expect(census.photos == 1 && census.skipped == 1)
    let sentence = "“班级2”: the folder can't be read: permission is denied."
    #expect(census.unreadable.map(\.en) == [sentence])
    let summary = try batch.writeReports(standard: .chsi99, language: .en, showsIDs: false)
    #expect(summary.unreadableFolders.map(\.en) == [sentence])
    #expect(try desk.read("report/skipped.csv").contains("班级2,unreadable-folder,"))
    #expect(try desk.read("report/index.html").contains("“班级2”: the folder can"))
    scan.names = { folder throws(FileError) in throw .unreadable(folder, .permissionDenied) }
    #expect(throws: FileError.unreadable(FilePath(desk.input), .permissionDenied)) { try scan.visit { _ in } }
  }
}
