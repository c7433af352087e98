public import Store

/// The student takes consent back: nothing more is done, and all photos, codes and what the student told are erased. What
/// the school's own list says stays, so that the school knows who has no photo, and why; so do payments.
public struct Withdraw: Transition {
  public static let name = "withdrawn"
  public static let aspect = Aspect.withdrawal

  public init() {}

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    return .withdrawn
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try Erasure.erasePhotos(of: occurrence.student, store)
    try store.execute(
      """
      UPDATE student SET verified = NULL, consented = NULL, confirmed = NULL, profiled = NULL, accepted = NULL,
        submitted = NULL, reasons = NULL, reviewer = NULL, asked = NULL, phone = '', address = '', postcode = '' WHERE id = ?
      """, [occurrence.student])
  }
}
