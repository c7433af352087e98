/// One picture as rules are handed it: the evidence, and what was measured of it so far. Whatever several rules look
/// at is measured when the first of them asks; evidence can't change, so that no measurement goes stale.
@dynamicMemberLookup
public struct Scene: Sendable {
  public let evidence: Evidence
  private let memo = Memo()

  public init(_ evidence: Evidence) { self.evidence = evidence }

  public subscript<Value>(dynamicMember path: KeyPath<Evidence, Value>) -> Value { evidence[keyPath: path] }

  /// A measurement of this picture, made once.
  func measured<Value: SceneMeasure>(_ type: Value.Type = Value.self) throws(Unassessable) -> Value {
    try memo.value(type) { () throws(Unassessable) in try Value(self) }
  }
}

/// Something measured of a picture that several rules ask for.
protocol SceneMeasure: Sendable {
  /// - Throws: where the picture does not let it be measured.
  init(_ scene: Scene) throws(Unassessable)
}
