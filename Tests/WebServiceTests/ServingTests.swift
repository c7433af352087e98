import Collection
import Files
import Foundation
import Pipeline
import Synchronization
import SystemPackage
import Testing
import WebService

/// How serving begins, goes on and ends.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ServingTests {
  private func service(
    _ collection: PhotoCollection, _ makeTaker: @escaping @Sendable () throws -> Taker
  ) throws -> WebService {
    var settings = WebService.Settings()
    (settings.port, settings.workers) = (0, 2)
    return try WebService(collection, settings, note: { _ in }, makeTaker: makeTaker)
  }

  @Test func workersThatCanNotBeginEndIt() async throws {
    let running = try RunningService()
    let missing = FileError.notFound("/networks")
    let service = try service(running.collection) { throw missing }
    await #expect(throws: missing) { try await service.run { _ in } }
  }

  @Test func oneServesACollection() async throws {
    let running = try RunningService()
    try await running.start()
    let collection = running.collection
    let second = try service(collection) { Taker(collection, processor: KindJudge(), by: "测试") }
    await #expect(throws: CollectionError.otherServes(process: "\(getpid())")) {
      try await second.run { _ in }
    }
    #expect(try collection.check().isEmpty)
    try await running.stop()
    try await running.start()
    try await running.stop()
  }

  /// A disk that is full for the first photo that it is to keep.
  private final class FullDisk: Judge {
    static let isFull = Mutex(true)

    func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto {
      if FullDisk.isFull.withLock({ $0.exchange(false) }) { throw FileError.unwritable("/full", .noSpace) }
      return ProcessedPhoto(file: bytes + [1], findings: [])
    }
  }

  @Test func photosWaitForAFullDisk() async throws {
    try await serving(judge: FullDisk.self) { service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let browser = try service.browser(of: "20260001")
      #expect(browser.upload("/me/photo", photo(1)).status == 202)
      #expect(try eventually { try service.collection.takes(of: id).count == 1 })
      #expect(try eventually { try service.collection.uploads(of: id).map(\.outcome) == [.taken(1)] })
    }
  }
}

extension Bool {
  fileprivate mutating func exchange(_ new: Bool) -> Bool {
    defer { self = new }
    return self
  }
}
