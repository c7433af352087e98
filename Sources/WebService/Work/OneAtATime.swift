internal import Collection
internal import Synchronization

/// Of each student one thing, which is held in memory while it waits.
final class OneAtATime: Sendable {
  private let students = Mutex<Set<StudentID>>([])

  /// - Throws: `Refusal.tooManyRequests` where one is on its way already.
  func pass<T>(_ student: StudentID, _ body: () async throws -> T) async throws -> T {
    guard students.withLock({ $0.insert(student).inserted }) else { throw Refusal.tooManyRequests }
    defer { students.withLock { _ = $0.remove(student) } }
    return try await body()
  }
}
