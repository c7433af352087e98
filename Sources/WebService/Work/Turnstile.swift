internal import Foundation
internal import Synchronization

/// Lets few in at once: each may take a lot of memory. Whoever waits holds no thread of those that other requests need.
final class Turnstile: Sendable {
  private let queue = OperationQueue()
  private let most: Int
  private let count = Mutex(0)

  /// - Parameter waiting: how many may stand in line; connections are limited besides.
  init(_ count: Int, waiting: Int = 10_000) {
    most = count + waiting
    queue.maxConcurrentOperationCount = count
    // Threads of a pool of their own.
    queue.qualityOfService = .utility
  }

  /// - Throws: `Refusal.tooManyRequests` where the line is full.
  func pass<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    let hasRoom = count.withLock { count in
      guard count < most else { return false }
      count += 1
      return true
    }
    guard hasRoom else { throw Refusal.tooManyRequests }
    defer { count.withLock { $0 -= 1 } }
    return try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Result { try body() }) }
    }
  }
}
