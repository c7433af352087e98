public import Store

/// The office's answer to a request. A granted one is followed by `ChangeRecord`.
public struct DecideCorrection: Transition {
  public static let name = "correction-decided"
  public static let aspect = Aspect.correction

  /// The request's ticket.
  public var request: Int64
  public var isGranted: Bool
  public var why: String

  public init(_ request: Int64, isGranted: Bool, why: String = "") {
    self.request = request
    self.isGranted = isGranted
    self.why = why
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    let open = try subject.store.count(
      "SELECT count(*) FROM correction WHERE id = ? AND student = ? AND decision IS NULL",
      [request, subject.student.id])
    guard open == 1 else { throw CollectionError.noCorrection(request) }
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "UPDATE correction SET decision = ?, decided = ?, decidedBy = ?, answer = ? WHERE id = ?",
      [isGranted ? "granted" : "refused", occurrence.time, occurrence.actor, why, request])
  }
}
