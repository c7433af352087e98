internal import Dispatch

/// Runs what waits for the disk or the processor on threads of its own, so that nobody else's page waits for it.
enum Blocking {
  private static let queue = DispatchQueue(label: "service", attributes: .concurrent)

  static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }
}
