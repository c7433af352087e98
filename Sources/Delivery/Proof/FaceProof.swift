public import FaceVerification

/// Proof that a delivered picture shows whom it is delivered for: its face beside that of its own source photo, and beside
/// that of the reference photo.
public struct FaceProof: Sendable, Codable, Hashable {
  public struct Comparison: Sendable, Codable, Hashable {
    public var verdict: FaceComparison.Verdict
    /// Cosine of the two faces, −1…1.
    public var similarity: Double?

    init(_ comparison: FaceComparison) {
      (verdict, similarity) = (comparison.verdict, comparison.similarity)
    }
  }

  /// Nil where the source photo is not known.
  public var source: Comparison?
  /// Nil where there is no reference photo.
  public var reference: Comparison?

  /// A picture and the photo it was made of show the same face in the same moment: far more alike than two photos of one
  /// person. Of 66 people of London, own pairs lie above 0.977 and pairs of strangers below 0.336: docs/delivery.md.
  public static let sourceThresholds = FaceComparison.Thresholds(same: 0.75, doubtful: 0.66)

  public init(picture: FaceAssessment, source: FaceAssessment?, reference: FaceAssessment?) {
    self.source = source.map {
      Comparison(FaceComparison(picture, $0, thresholds: FaceProof.sourceThresholds))
    }
    self.reference = reference.map { Comparison(FaceComparison(picture, $0)) }
  }

  /// Why the picture must not be handed over.
  public enum MixUp: Sendable { case source, reference }

  /// A picture that is not surely its own source's, or that seems to show another person than the reference.
  public var mixUp: MixUp? {
    if let source, source.verdict == .doubtful || source.verdict == .uncertain { return .source }
    if reference?.verdict == .doubtful { return .reference }
    return nil
  }

  /// A person has to look: it is delivered, and told.
  public var isUnsure: Bool {
    source?.verdict == .unassessable || reference?.verdict == .unassessable
      || reference?.verdict == .uncertain
  }
}

/// How many pictures were compared, and with what result.
public struct ProofCounts: Sendable, Codable, Hashable {
  public var source: [String: Int] = [:]
  public var reference: [String: Int] = [:]
  /// Held back.
  public var mixUps = 0

  mutating func add(_ proof: FaceProof) {
    if let verdict = proof.source?.verdict { source[verdict.rawValue, default: 0] += 1 }
    if let verdict = proof.reference?.verdict { reference[verdict.rawValue, default: 0] += 1 }
    if proof.mixUp != nil { mixUps += 1 }
  }
}
