public import FaceVerification
internal import Localization
public import Store

/// 人像比对: a take was compared with a reference photo of the student, such as the 录取照.
public struct RecordComparison: Transition {
  public static let name = "compared"
  public static let aspect = Aspect.comparison

  /// SHA-256 of the take's original.
  public var take: String
  /// SHA-256 of the reference, which is not kept.
  public var reference: String
  public var verdict: FaceComparison.Verdict
  /// Cosine; nil where nothing was compared.
  public var similarity: Double?
  /// Share of strangers who are as alike; nil where nothing was compared.
  public var falseMatchRate: Double?
  /// What kept the take, and the reference, from being compared.
  public var takeFaults: [FaceFault]
  public var referenceFaults: [FaceFault]

  public init(take: String, reference: String, _ comparison: FaceComparison) {
    self.take = take
    self.reference = reference
    verdict = comparison.verdict
    similarity = comparison.similarity
    falseMatchRate = comparison.falseMatchRate?.rate
    takeFaults = comparison.firstFaults
    referenceFaults = comparison.secondFaults
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    return subject.student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    let faults = (takeFaults + referenceFaults).map(\.code)
    try store.execute(
      """
      INSERT INTO comparison (id, student, take, reference, verdict, similarity, falseMatchRate, faults, time)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        occurrence.event, occurrence.student, take, reference, verdict.rawValue, similarity, falseMatchRate,
        faults.isEmpty ? nil : JSONLine.encode(faults), occurrence.time,
      ])
  }
}
