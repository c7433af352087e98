internal import Synchronization

/// A measurement that several rules need: made when one first asks for it, then kept.
final class Once<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, Unassessable>?>(nil)
  private let evidence: Evidence
  private let measure: @Sendable (Evidence) throws(Unassessable) -> Value

  init(_ evidence: Evidence, _ measure: @escaping @Sendable (Evidence) throws(Unassessable) -> Value) {
    self.evidence = evidence
    self.measure = measure
  }

  func callAsFunction() throws(Unassessable) -> Value {
    if let known = result.withLock({ $0 }) { return try known.get() }
    let new: Result<Value, Unassessable>
    do throws(Unassessable) { new = .success(try measure(evidence)) } catch { new = .failure(error) }
    result.withLock { $0 = new }
    return try new.get()
  }
}
