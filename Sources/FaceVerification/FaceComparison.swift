/// Whether two photos show one person (人像比对).
public struct FaceComparison: Sendable, Hashable, Codable {
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case same
    case uncertain
    case doubtful
    /// One of the photos shows no face that can be compared.
    case unassessable

    public var zh: String {
      switch self {
      case .same: "同一人"
      case .uncertain: "不确定"
      case .doubtful: "存疑"
      case .unassessable: "无法比对"
      }
    }

    public var en: String {
      switch self {
      case .same: "same person"
      case .uncertain: "uncertain"
      case .doubtful: "doubtful"
      case .unassessable: "cannot be compared"
      }
    }
  }

  /// Cosines of embeddings between which a person must look.
  public struct Thresholds: Sendable, Hashable, Codable {
    /// From here on the photos show one person.
    public var same: Double
    /// Below this they seem to show two.
    public var doubtful: Double

    public init(same: Double, doubtful: Double) {
      self.same = same
      self.doubtful = doubtful
    }

    /// Chosen on one half of the people by `FaceVerificationCampaign`; docs/face-verification.md has what the other half says.
    public static let standard = Thresholds(same: 0.57, doubtful: 0.41)

    /// For one face among thousands, or all with all: with so many pairs even rare strangers turn up. `same` lies half way
    /// between the strangers most alike and the person least like themselves in that half.
    public static let search = Thresholds(same: 0.66, doubtful: 0.57)
  }

  public let verdict: Verdict
  /// Cosine of the two embeddings, −1…1; nil where one is missing.
  public let similarity: Double?
  /// How often strangers are at least as alike; nil where nothing was compared.
  public let falseMatchRate: FalseMatchRate?
  /// What keeps each photo from being compared.
  public let firstFaults: [FaceFault]
  public let secondFaults: [FaceFault]

  public init(_ first: FaceAssessment, _ second: FaceAssessment, thresholds: Thresholds = .standard) {
    firstFaults = first.faults
    secondFaults = second.faults
    guard let a = first.embedding, let b = second.embedding else {
      (verdict, similarity, falseMatchRate) = (.unassessable, nil, nil)
      return
    }
    let cosine = a.similarity(to: b)
    similarity = cosine
    falseMatchRate = FalseMatchRate(similarity: cosine)
    verdict = cosine >= thresholds.same ? .same : cosine < thresholds.doubtful ? .doubtful : .uncertain
  }

  /// Of two embeddings kept from before.
  public init(_ first: FaceEmbedding, _ second: FaceEmbedding, thresholds: Thresholds = .standard) {
    self.init(.embedded(first), .embedded(second), thresholds: thresholds)
  }
}
