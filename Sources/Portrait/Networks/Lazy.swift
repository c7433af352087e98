import Synchronization

/// A value, such as a network, that is made by whoever needs it first; others wait for that.
final class Lazy<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let make: @Sendable () throws -> Value

  init(make: @escaping @Sendable () throws -> Value) { self.make = make }

  func callAsFunction() throws -> Value {
    try value.withLock { value in
      if let value { return value }
      let made = try make()
      value = made
      return made
    }
  }
}
