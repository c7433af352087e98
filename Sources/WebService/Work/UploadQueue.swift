internal import Collection
internal import Files
internal import Foundation
internal import Localization
internal import SystemPackage

/// Photos that wait for a worker, the oldest first. What waits stands in the database: a sudden end loses nothing.
final class UploadQueue: @unchecked Sendable {
  // Unchecked: everything that changes is guarded by the condition's lock.
  private let collection: PhotoCollection
  private let condition = NSCondition()
  private var waiting: [Upload] = []
  private var inWork: Set<Int64> = []
  private var isStopping = false
  private let log: @Sendable (LocalizedText) -> Void

  /// Seconds until a worker tries again after a full disk or the like.
  private static let pause = 5.0
  private static let fullDisk = FileError.unwritable("", .noSpace).code

  init(_ collection: PhotoCollection, log: @escaping @Sendable (LocalizedText) -> Void) {
    (self.collection, self.log) = (collection, log)
  }

  /// Takes up what waits from earlier, and starts the workers.
  /// - Parameters:
  ///   - failed: told why a worker can't begin; what waits would wait for ever.
  ///   - makeTaker: called on each worker's own thread.
  func start(
    workers count: Int, failed: @escaping @Sendable (any Error) -> Void,
    _ makeTaker: @escaping @Sendable () throws -> Taker
  ) throws {
    waiting = try collection.resumeUploads()
    for number in 1...max(1, count) {
      let thread = Thread { [self] in serve(makeTaker, failed) }
      thread.name = "worker \(number)"
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  func add(_ upload: Upload) {
    condition.withLock {
      waiting.append(upload)
      condition.signal()
    }
  }

  /// How many come before it: 0 for one that is in work; nil for one that does not wait.
  func place(of id: Int64) -> Int? {
    condition.withLock {
      if inWork.contains(id) { return 0 }
      return waiting.firstIndex { $0.id == id }.map { $0 + 1 }
    }
  }

  var count: Int { condition.withLock { waiting.count + inWork.count } }

  /// Returns once nobody is at work any more; what waits waits for the next start.
  func stop() {
    condition.withLock {
      isStopping = true
      condition.broadcast()
      while !inWork.isEmpty { condition.wait() }
    }
  }

  private func serve(_ makeTaker: () throws -> Taker, _ failed: (any Error) -> Void) {
    Courtesy.letOthersGoFirst()
    do {
      let taker = try makeTaker()
      while let upload = next() { work(on: upload, taker) }
    } catch {
      failed(error)
    }
  }

  private func next() -> Upload? {
    condition.withLock {
      while waiting.isEmpty, !isStopping { condition.wait() }
      guard !isStopping else { return nil }
      let upload = waiting.removeFirst()
      inWork.insert(upload.id)
      return upload
    }
  }

  private func work(on upload: Upload, _ taker: Taker) {
    do {
      let job = TakeJob(unnamed: collection.path(ofUpload: upload.id), of: upload.student)
      let result = try taker.take(job)
      // The disk's fault and not the photo's: it waits.
      if case .failure(let failure) = result, failure.code == UploadQueue.fullDisk { throw failure }
      try collection.settle(upload, result)
      done(upload)
    } catch {
      log(Failure(error).text)
      Thread.sleep(forTimeInterval: UploadQueue.pause)
      condition.withLock {
        inWork.remove(upload.id)
        waiting.insert(upload, at: 0)
        condition.broadcast()
      }
    }
  }

  private func done(_ upload: Upload) {
    condition.withLock {
      inWork.remove(upload.id)
      condition.broadcast()
    }
  }
}
