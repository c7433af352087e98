public import FaceVerification
public import Localization

/// What is said of two photos: the object that `--format json` prints.
public struct ComparisonReport: Sendable, Encodable {
  public var first: Photo
  public var second: Photo
  public var verdict: FaceComparison.Verdict
  /// Cosine of the embeddings, −1…1; nil where nothing was compared.
  public var similarity: Double?
  /// Share of pairs of strangers that are at least as alike, 0…1; nil where nothing was compared.
  public var falseMatchRate: Double?
  /// No strangers measured were so alike: the rate lies below the one told.
  public var falseMatchRateIsBound: Bool?
  public var zh: String
  public var en: String
  /// Milliseconds by stage.
  public var timings: [String: Double]

  public struct Photo: Sendable, Encodable {
    public var input: String
    /// What keeps the photo from being compared.
    public var faults: [Failure]

    init(_ input: String, _ faults: [FaceFault]) {
      self.input = input
      self.faults = faults.map { Failure(code: $0.code, text: $0.text) }
    }
  }

  public init(
    first: String, second: String, _ comparison: FaceComparison, timings: [String: Double] = [:]
  ) {
    self.first = Photo(first, comparison.firstFaults)
    self.second = Photo(second, comparison.secondFaults)
    verdict = comparison.verdict
    similarity = comparison.similarity.map { ($0 * 10000).rounded() / 10000 }
    falseMatchRate = comparison.falseMatchRate?.rate
    falseMatchRateIsBound = comparison.falseMatchRate?.isUpperBound
    let text = ComparisonText.sentence(comparison)
    (zh, en) = (text.zh, text.en)
    self.timings = timings
  }

  private enum Key: String, CodingKey {
    case first, second, verdict, similarity, falseMatchRate, falseMatchRateIsBound, zh, en, timings
  }

  /// What was not compared is an explicit null.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(first, forKey: .first)
    try object.encode(second, forKey: .second)
    try object.encode(verdict, forKey: .verdict)
    try object.encode(similarity, forKey: .similarity)
    try object.encode(falseMatchRate, forKey: .falseMatchRate)
    try object.encode(falseMatchRateIsBound, forKey: .falseMatchRateIsBound)
    try object.encode(zh, forKey: .zh)
    try object.encode(en, forKey: .en)
    try object.encode(timings, forKey: .timings)
  }
}
