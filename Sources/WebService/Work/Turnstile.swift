internal import Dispatch

/// Lets few in at once: each may take a lot of memory.
final class Turnstile: Sendable {
  private let places: DispatchSemaphore

  init(_ count: Int) { places = DispatchSemaphore(value: count) }

  func pass<T>(_ body: () throws -> T) rethrows -> T {
    places.wait()
    defer { places.signal() }
    return try body()
  }
}
