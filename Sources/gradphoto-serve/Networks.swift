import FaceVerification
import Foundation
import Pipeline
import Portrait
import SystemPackage

/// The networks, read while pages can be asked for already: workers wait for them.
final class Networks: Sendable {
  let portrait: Loading<PortraitModels>
  /// Nil where faces are not compared.
  let faces: Loading<FaceEmbeddingNetwork>?

  /// - Throws: `ModelError` where they are not there.
  init(models: String?, keepsFaces: Bool) throws {
    let environment = ProcessInfo.processInfo.environment["GRADPHOTO_MODELS"]
    let store = try ModelStore(
      explicit: models.map { FilePath($0) }, executable: Bundle.main.executablePath.map { FilePath($0) },
      environment: environment.map { FilePath($0) })
    portrait = Loading { try store.load() }
    faces = keepsFaces ? Loading { try store.loadFaces() } : nil
  }
}

/// Something that is made once, on a thread of its own.
final class Loading<Value: Sendable>: @unchecked Sendable {
  // Unchecked: guarded by the condition's lock.
  private let condition = NSCondition()
  private var result: Result<Value, any Error>?

  init(_ make: @escaping @Sendable () throws -> Value) {
    Thread.detachNewThread { [self] in
      let made = Result { try make() }
      condition.withLock {
        result = made
        condition.broadcast()
      }
    }
  }

  func get() throws -> Value {
    try condition.withLock {
      while true {
        if let result { return try result.get() }
        condition.wait()
      }
    }
  }
}
