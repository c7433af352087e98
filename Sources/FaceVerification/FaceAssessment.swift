/// What one photo gives for a comparison.
public enum FaceAssessment: Sendable, Hashable {
  case embedded(FaceEmbedding)
  /// At least one fault, in the order of `FaceFault`.
  case unassessable([FaceFault])

  public var embedding: FaceEmbedding? {
    if case .embedded(let embedding) = self { embedding } else { nil }
  }

  public var faults: [FaceFault] {
    if case .unassessable(let faults) = self { faults } else { [] }
  }
}
