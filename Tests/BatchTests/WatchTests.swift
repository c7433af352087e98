import Foundation
import Localization
import Pipeline
import Rules
import SystemPackage
import Testing

@testable import Batch

@Suite struct WatchTests {
  private static let jpeg = Data([0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 90) + [0xFF, 0xD9])

  private func write(_ data: Data, _ desk: Desk, _ name: String) throws {
    try data.write(to: URL(fileURLWithPath: desk.input + "/" + name))
  }

  @Test func onlyCompletePhotosAreTaken() throws {
    let desk = try Desk()
    var watch = Watch(input: FilePath(desk.input), excluding: FilePath(desk.output))
    try write(WatchTests.jpeg.prefix(50), desk, "a.jpg")
    #expect(try watch.look().complete == [])
    let second = try watch.look()
    #expect(second.complete == [])
    #expect(second.growing == [FilePath("a.jpg")])
    try write(WatchTests.jpeg, desk, "a.jpg")
    #expect(try watch.look().complete == [])
    #expect(try watch.look().complete == [FilePath("a.jpg")])
    #expect(try watch.look().complete == [])
    try write(WatchTests.jpeg + Data(count: 20), desk, "a.jpg")
    _ = try watch.look()
    #expect(try watch.look().complete == [FilePath("a.jpg")])
  }

  @Test func aPhotoWithoutItsEndIsTakenAtLast() throws {
    let desk = try Desk()
    var watch = Watch(input: FilePath(desk.input), excluding: FilePath(desk.output))
    try write(WatchTests.jpeg.prefix(50), desk, "a.jpg")
    var taken = 0
    for _ in 0...Watch.patience { taken += try watch.look().complete.count }
    #expect(taken == 1)
  }

  @Test func whatIsNewIsJudged() throws {
    let desk = try Desk()
    try desk.put("old.jpg", "pass")
    let batch = try Batch(FilePath(desk.output), mode: .resume, settings: desk.settings(), roster: nil)
    var seen: [String] = []
    try batch.runHere(FakeProcessor(), language: .en, excluding: []) { seen.append($0.path.string) }
    try desk.put("growing.jpg", "pass")
    try desk.put("new.jpg", "fail")
    try batch.refresh()
    try batch.runHere(FakeProcessor(), language: .en, excluding: [FilePath("growing.jpg")]) {
      seen.append($0.path.string)
    }
    #expect(seen == ["old.jpg", "new.jpg"])
    #expect(try batch.isDone(FilePath("new.jpg")))
    #expect(try !batch.isDone(FilePath("growing.jpg")))
  }

  @Test func requestsAreAnsweredInTheirOwnLines() throws {
    let desk = try Desk()
    try desk.put("a.jpg", "pass")
    try desk.put("f.jpg", "fail")
    let worker = LineWorker(processor: FakeProcessor())
    let output = desk.output + "/x/a.jpg"
    let made = worker.answer("{\"input\": \"\(desk.input)/a.jpg\", \"output\": \"\(output)\", \"id\": \"7\"}")
    #expect(made.contains("\"verdict\":\"pass\"") && made.contains("\"id\":\"7\""))
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "ssap")
    let failed = worker.answer("{\"input\": \"\(desk.input)/f.jpg\", \"output\": \"\(desk.output)/x/f.jpg\"}")
    #expect(failed.contains("\"verdict\":\"fail\""))
    #expect(!FileManager.default.fileExists(atPath: desk.output + "/x/f.jpg"))
    #expect(worker.answer("\(desk.input)/none.jpg").contains("\"not-found\""))
    #expect(worker.answer("{\"nonsense\": 1}").contains("\"bad-request\""))
    #expect(worker.answer("{").contains("\"bad-request\""))
    let same = worker.answer("{\"input\": \"\(desk.input)/a.jpg\", \"output\": \"\(desk.input)/a.jpg\"}")
    #expect(same.contains("\"would-replace-input\""))
    #expect(try String(contentsOfFile: desk.input + "/a.jpg", encoding: .utf8) == "pass")
  }

  @Test func anOutputIsForOneRequest() throws {
    let desk = try Desk()
    try desk.put("a.jpg", "pass a")
    try desk.put("b.jpg", "pass b")
    let worker = LineWorker(processor: FakeProcessor())
    func answer(_ input: String) -> String {
      worker.answer("{\"input\": \"\(desk.input)/\(input)\", \"output\": \"\(desk.output)/x.jpg\"}")
    }
    #expect(answer("a.jpg").contains("\"verdict\":\"pass\""))
    #expect(answer("b.jpg").contains("\"name-taken\""))
    #expect(answer("a.jpg").contains("\"verdict\":\"pass\""))
    #expect(try desk.read("x.jpg") == "a ssap")
  }

  /// A worker that is started again finds its own pictures; anything else that stands there is somebody's.
  @Test func aWorkerReplacesNobodysFile() throws {
    let desk = try Desk()
    for name in ["a.jpg", "b.jpg"] { try desk.put(name, "pass " + name) }
    func answer(_ worker: LineWorker, _ input: String, _ output: String) -> String {
      worker.answer("{\"input\": \"\(desk.input)/\(input)\", \"output\": \"\(output)\"}")
    }
    let worker = LineWorker(processor: FakeProcessor())
    #expect(answer(worker, "a.jpg", desk.output + "/a.jpg").contains("\"verdict\":\"pass\""))
    // A photo that was read before, and one that was not.
    #expect(answer(worker, "b.jpg", desk.input + "/a.jpg").contains("\"would-replace-input\""))
    // Its own picture it may read and then make again.
    #expect(worker.answer(desk.output + "/a.jpg").contains("\"verdict\""))
    #expect(answer(worker, "a.jpg", desk.output + "/a.jpg").contains("\"verdict\":\"pass\""))
    let later = LineWorker(processor: FakeProcessor())
    #expect(answer(later, "b.jpg", desk.input + "/a.jpg").contains("\"exists\""))
    #expect(try String(contentsOfFile: desk.input + "/a.jpg", encoding: .utf8) == "pass a.jpg")
    #expect(answer(later, "a.jpg", desk.output + "/a.jpg").contains("\"verdict\":\"pass\""))
    #expect(answer(later, "b.jpg", desk.output + "/a.jpg").contains("\"name-taken\""))
    let forced = LineWorker(processor: FakeProcessor(), replaces: true)
    #expect(answer(forced, "b.jpg", desk.output + "/a.jpg").contains("\"verdict\":\"pass\""))
    #expect(try desk.read("a.jpg") == "gpj.b ssap")
  }

  @Test func aWorkerDoesNotWaitForAPipe() throws {
    let desk = try Desk()
    try #require(mkfifo(desk.input + "/p.jpg", 0o600) == 0)
    #expect(LineWorker(processor: FakeProcessor()).answer(desk.input + "/p.jpg").contains("\"not-a-file\""))
  }
}
