/// How often two strangers are at least as alike.
public struct FalseMatchRate: Sendable, Hashable, Codable {
  /// A share of pairs, 0…1.
  public let rate: Double
  /// Nobody among the strangers measured was so alike: the rate lies below this with a confidence of 95 %.
  public let isUpperBound: Bool

  /// Chance that two strangers are at least this similar: the highest rate of any group measured at the next lower step
  /// of the table.
  public init(similarity: Double) {
    let step = Self.measured.last { $0.similarity <= similarity }
    rate = step?.rate ?? 1
    isUpperBound = step?.isUpperBound ?? false
  }

  struct Step: Sendable, Hashable {
    let similarity: Double
    let rate: Double
    var isUpperBound = false
  }

  /// Written by `make face-verification`: strangers of one set and, where it is known, one sex; at each similarity the group
  /// with the highest rate. See docs/face-verification.md.
  static let measured: [Step] = [
    Step(similarity: 0.10, rate: 0.83),
    Step(similarity: 0.15, rate: 0.68),
    Step(similarity: 0.20, rate: 0.49),
    Step(similarity: 0.25, rate: 0.28),
    Step(similarity: 0.30, rate: 0.14),
    Step(similarity: 0.35, rate: 0.053),
    Step(similarity: 0.40, rate: 0.016),
    Step(similarity: 0.45, rate: 0.0023),
    Step(similarity: 0.50, rate: 0.00092),
    Step(similarity: 0.55, rate: 0.00046, isUpperBound: true),
  ]
}
