internal import Synchronization

/// What was measured of one picture, each thing once.
final class Memo: Sendable {
  private let results = Mutex<[ObjectIdentifier: Result<any Sendable, Unassessable>]>([:])

  /// The value of this type: measured when first asked for, then kept, as is the reason why there is none.
  func value<Value: Sendable>(
    _ type: Value.Type, _ measure: () throws(Unassessable) -> Value
  ) throws(Unassessable) -> Value {
    let key = ObjectIdentifier(type)
    // A measurement asks for others: the lock is never held while one is made.
    if let known = results.withLock({ $0[key] }), let value = try known.get() as? Value { return value }
    do throws(Unassessable) {
      let value = try measure()
      results.withLock { $0[key] = .success(value) }
      return value
    } catch {
      results.withLock { $0[key] = .failure(error) }
      throw error
    }
  }
}
