internal import Foundation

/// Lets few in at once: each may take a lot of memory. Whoever waits holds no thread of those that other requests need.
final class Turnstile: Sendable {
  private let queue = OperationQueue()

  init(_ count: Int) {
    queue.maxConcurrentOperationCount = count
    // Threads of a pool of their own.
    queue.qualityOfService = .utility
  }

  func pass<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Result { try body() }) }
    }
  }
}
