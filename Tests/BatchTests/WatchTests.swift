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
}
