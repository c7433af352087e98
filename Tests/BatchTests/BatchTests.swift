import Files
import Foundation
import Localization
import Pipeline
import Reports
import Rosters
import Rules
import Synchronization
import SystemPackage
import Testing

@testable import Batch

@Suite struct BatchTests {
  @discardableResult
  static func run(
    _ desk: Desk, _ mode: Batch.Mode = .new, settings: BatchSettings? = nil, roster: Roster? = nil,
    jobs: Int = 2,
    output: String? = nil, stop: StopSign = StopSign(),
    before: @escaping @Sendable ([UInt8]) -> Void = { _ in },
    report: (PhotoRecord, BatchProgress) -> Void = { _, _ in }
  ) throws -> (batch: Batch, progress: BatchProgress) {
    let batch = try Batch(
      FilePath(output ?? desk.output), mode: mode, settings: settings ?? desk.settings(), roster: roster)
    let progress = try batch.run(
      jobs: jobs, language: .en, stop: stop, makeProcessor: { FakeProcessor(before: before) }, report: report)
    _ = try batch.writeReports(standard: .chsi99, language: .en, showsIDs: false)
    return (batch, progress)
  }

  private func mixed(_ desk: Desk, count: Int = 40) throws {
    for i in 0..<count {
      try desk.put(
        "d\(i % 3)/\(String(format: "%04d", i)).jpg", ["pass", "fail", "review", "x"][i % 4] + "\(i)")
    }
  }

  @Test func everyPhotoGoesToItsFolder() throws {
    let desk = try Desk()
    try desk.put("a.jpg", "pass")
    try desk.put("b.jpeg", "fail")
    try desk.put("c.png", "review")
    try desk.put("d.JPG", "x")
    try desk.put("notes.txt", "pass")
    try desk.put(".hidden.jpg", "pass")
    try BatchTests.run(desk)
    #expect(desk.outputs("accepted") == ["accepted/a.jpg"])
    #expect(desk.outputs("review") == ["review/c.jpg", "review/c.txt"])
    #expect(desk.outputs("returned") == ["returned/b.jpg", "returned/b.txt", "returned/d.txt"])
    #expect(try desk.read("accepted/a.jpg") == "ssap")
    #expect(try desk.read("returned/b.jpg") == "overlay")
    #expect(try desk.read("returned/b.txt").contains("a reason <b>"))
    #expect(try desk.read("report/skipped.csv").contains("notes.txt"))
  }

  @Test(arguments: [1, 2, 7]) func orderDoesNotDependOnWorkers(_ jobs: Int) throws {
    let desk = try Desk()
    try mixed(desk)
    var order: [String] = []
    @Sendable func dawdle(_ bytes: [UInt8]) {
      Thread.sleep(forTimeInterval: Double((bytes.last ?? 0) % 5) / 1000)
    }
    try BatchTests.run(
      desk, jobs: jobs, before: { dawdle($0) }, report: { record, _ in order.append(record.path.string) })
    #expect(order.count == 40)
    #expect(order == order.sorted())
    let lines = try desk.read("report/results.csv").split(whereSeparator: \.isNewline)
    #expect(lines.count == 41)
  }

  @Test func aStoppedBatchGoesOn() throws {
    let desk = try Desk()
    try mixed(desk)
    let stop = StopSign()
    let first = try BatchTests.run(
      desk, stop: stop, report: { _, progress in if progress.done == 7 { stop.stop() } }
    ).progress.done
    #expect(first >= 7)
    #expect(first < 40)
    #expect(try BatchTests.run(desk, .resume).progress.done == 40 - first)
    let third = try BatchTests.run(desk, .resume)
    #expect(third.progress.total == 0)
    #expect(try third.batch.journal.summary().done == 40)
  }

  @Test func changedAndVanishedAndNewPhotos() throws {
    let desk = try Desk()
    try desk.put("a.jpg", "pass")
    try desk.put("b.jpg", "pass")
    try desk.put("c.jpg", "pass")
    try BatchTests.run(desk)
    try desk.put("a.jpg", "fail now")
    try FileManager.default.removeItem(atPath: desk.input + "/b.jpg")
    try desk.put("d.jpg", "review")
    let names = Mutex<[String]>([])
    let (batch, _) = try BatchTests.run(
      desk, .resume, before: { bytes in names.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } }
    )
    #expect(names.withLock { $0.sorted() } == ["fail now", "review"])
    #expect(batch.census.changed == 1)
    #expect(batch.census.vanished == 1)
    #expect(desk.outputs("accepted") == ["accepted/b.jpg", "accepted/c.jpg"])
    #expect(desk.outputs("returned") == ["returned/a.jpg", "returned/a.txt"])
  }

  @Test func aTouchedPhotoIsNotDoneAgain() throws {
    let desk = try Desk()
    try desk.put("a.jpg", "pass")
    try BatchTests.run(desk)
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: desk.input + "/a.jpg")
    #expect(try BatchTests.run(desk, .resume).progress.total == 0)
  }

  @Test func damagedOutputsAreMadeAgain() throws {
    let desk = try Desk()
    for name in ["a", "b", "c"] { try desk.put(name + ".jpg", "pass " + name) }
    try BatchTests.run(desk)
    try Data("torn".utf8).write(to: URL(fileURLWithPath: desk.output + "/accepted/a.jpg"))
    try FileManager.default.removeItem(atPath: desk.output + "/accepted/b.jpg")
    try Data("whose".utf8).write(to: URL(fileURLWithPath: desk.output + "/accepted/whose.jpg"))
    let (batch, progress) = try BatchTests.run(desk, .resume)
    #expect(batch.repairs == Batch.Repairs(damaged: 2, strays: 1))
    #expect(progress.done == 2)
    #expect(desk.outputs("accepted") == ["accepted/a.jpg", "accepted/b.jpg", "accepted/c.jpg"])
    #expect(desk.outputs("strays") == ["strays/accepted/whose.jpg"])
    #expect(try desk.read("accepted/a.jpg") == "a ssap")
  }

  @Test func aLostJournalIsRebuilt() throws {
    let desk = try Desk()
    try mixed(desk)
    try BatchTests.run(desk)
    let before = desk.outputs()
    for ending in ["", "-wal", "-shm"] {
      try? Data("no database".utf8).write(
        to: URL(fileURLWithPath: desk.output + "/journal/journal.sqlite" + ending))
    }
    #expect(throws: BatchError.self) { try BatchTests.run(desk, .resume) }
    let (batch, progress) = try BatchTests.run(desk, .rebuild)
    #expect(batch.repairs.restored == 40)
    #expect(progress.total == 0)
    #expect(desk.outputs() == before)
    #expect(try batch.journal.summary().rules.map(\.failed) == [10])
  }

  @Test func refusals() throws {
    let desk = try Desk()
    try desk.put("a.jpg", "pass")
    #expect(throws: BatchError.inputMissing(path: desk.input + "/none")) {
      let settings = BatchSettings(input: desk.input + "/none", engine: [:])
      _ = try Batch(FilePath(desk.output), mode: .new, settings: settings, roster: nil)
    }
    #expect(throws: BatchError.inputInsideOutput) {
      _ = try Batch(FilePath(desk.root.path), mode: .new, settings: desk.settings(), roster: nil)
    }
    let (batch, _) = try BatchTests.run(desk)
    #expect(throws: FileLock.Taken.self) { try BatchTests.run(desk, .resume) }
    withExtendedLifetime(batch) {}
  }

  @Test func otherSettingsAreRefused() throws {
    let desk = try Desk()
    try desk.put("a.jpg", "pass")
    try BatchTests.run(desk)
    #expect(throws: BatchError.alreadyBegun) { try BatchTests.run(desk) }
    #expect(throws: BatchError.otherSettings(name: "standard", then: "fake", now: "other")) {
      try BatchTests.run(desk, .resume, settings: desk.settings(standard: "other"))
    }
    try FileManager.default.removeItem(atPath: desk.output + "/journal")
    #expect(throws: BatchError.outputsWithoutJournal) { try BatchTests.run(desk, .resume) }
  }

  /// The photos moved: the batch goes on where they are the same.
  @Test func aMovedFolderOfPhotosIsKnown() throws {
    let desk = try Desk()
    for name in ["a", "b"] { try desk.put(name + ".jpg", "pass " + name) }
    try BatchTests.run(desk)
    let moved = desk.root.appendingPathComponent("moved").path
    try FileManager.default.moveItem(atPath: desk.input, toPath: moved)
    try Data("pass c".utf8).write(to: URL(fileURLWithPath: moved + "/c.jpg"))
    let there = BatchSettings(input: moved, engine: ["standard": "fake"])
    do {
      let (batch, progress) = try BatchTests.run(desk, .resume, settings: there)
      #expect(progress.total == 1 && batch.census.changed == 0)
      #expect(try batch.journal.settings()?.input == moved)
    }
    try desk.put("a.jpg", "pass other")
    #expect(throws: BatchError.otherSettings(name: "input", then: moved, now: desk.input)) {
      try BatchTests.run(desk, .resume)
    }
    try FileManager.default.removeItem(atPath: desk.input + "/a.jpg")
    #expect(throws: BatchError.self) { try BatchTests.run(desk, .resume) }
  }

  @Test func foldersThatAreNoText() throws {
    let desk = try Desk()
    let input = FilePath(desk.root.path) / FilePath(bytes: [0x64, 0xD5])
    try FileSystem.makeFolder(input)
    try FileSystem.write(Array("pass".utf8), to: input / "a.jpg")
    let settings = BatchSettings(input: input.escapedText, engine: ["standard": "fake"])
    let (_, progress) = try BatchTests.run(desk, settings: settings)
    #expect(progress.counts == OutcomeCounts([.pass: 1]))
    #expect(try BatchTests.run(desk, .resume, settings: settings).progress.total == 0)
  }

  @Test func namesThatCollideOrMislead() throws {
    let desk = try Desk()
    let long = String(repeating: "学", count: 83) + ".png"
    let names = [
      "A/x.jpg", "a/X.png", "e\u{301}.jpg", "\u{E9}.png", "same.jpg", "same.jpg.png", "same.png", "-rf.jpg",
      "CON.jpg",
      "new\nline.jpg", "quote\"'`$(id).jpg", "dots...jpg", "👩‍🎓.jpg", "..jpg.jpg", long, "t.jpg/inner.jpg",
      "t.png",
    ]
    for name in names { try desk.put(name, "pass " + name) }
    let (batch, progress) = try BatchTests.run(desk)
    let visible = names.filter { !$0.hasPrefix(".") }
    #expect(progress.done == visible.count)
    let outputs = desk.outputs("accepted")
    #expect(outputs.count == visible.count)
    #expect(Set(outputs.map(SafeName.collisionKey)).count == visible.count)
    for output in outputs {
      let last = output.split(separator: "/").last.map(String.init) ?? ""
      #expect(SafeName.component(String(last.dropLast(4)), suffix: ".jpg") == last)
    }
    try batch.journal.forEachPhoto { record, _ in
      let made = try Data(contentsOf: URL(fileURLWithPath: desk.output + "/accepted/" + record.name))
      #expect(Array(made.reversed()) == Array("pass ".utf8) + record.path.bytes)
    }
  }

  @Test func namesThatAreNoText() throws {
    let desk = try Desk()
    let path = FilePath(desk.input) / FilePath(bytes: [0xD5, 0xC5, 0x2E, 0x6A, 0x70, 0x67])
    try FileSystem.write(Array("pass".utf8), to: path)
    let (_, progress) = try BatchTests.run(desk)
    #expect(progress.counts == OutcomeCounts([.pass: 1]))
    #expect(try BatchTests.run(desk, .resume).progress.total == 0)
    #expect(desk.outputs("accepted").count == 1)
  }

  @Test func linksDoNotLoop() throws {
    let desk = try Desk()
    try desk.put("d/a.jpg", "pass")
    try FileManager.default.createSymbolicLink(
      atPath: desk.input + "/d/loop", withDestinationPath: desk.input)
    try FileManager.default.createSymbolicLink(atPath: desk.input + "/b.jpg", withDestinationPath: "d/a.jpg")
    try FileManager.default.createSymbolicLink(
      atPath: desk.input + "/gone.jpg", withDestinationPath: "nowhere")
    let (_, progress) = try BatchTests.run(desk)
    #expect(progress.counts == OutcomeCounts([.pass: 2, .error: 1]))
  }

  @Test func theOutputFolderIsNoInput() throws {
    let desk = try Desk()
    try desk.put("a.jpg", "pass")
    let inside = desk.input + "/finished"
    #expect(try BatchTests.run(desk, output: inside).progress.total == 1)
    #expect(try BatchTests.run(desk, .resume, output: inside).progress.total == 0)
  }
}
