/// What a standard allows of one measured quantity.
///
/// Between a bound and its review bound lies the review band, whichever of the two is the outer one: values in the
/// band are for a person to judge. Values beyond both fail; values inside both pass.
public struct Limit: Sendable, Codable, Hashable {
  /// Bounds of the standard, inclusive, in the rule's unit; nil where one side is open.
  public var min: Double?
  public var max: Double?
  public var reviewMin: Double?
  public var reviewMax: Double?
  /// The rule never fails a photo on its own: what would fail goes to review.
  public var reviewOnly: Bool?

  public init(
    min: Double? = nil, max: Double? = nil, reviewMin: Double? = nil, reviewMax: Double? = nil,
    reviewOnly: Bool? = nil
  ) {
    self.min = min
    self.max = max
    self.reviewMin = reviewMin
    self.reviewMax = reviewMax
    self.reviewOnly = reviewOnly
  }

  /// One value and no other.
  public static func exactly(_ value: Double) -> Limit { Limit(min: value, max: value) }

  /// The same review bands around other bounds.
  func bounded(min: Double? = nil, max: Double? = nil) -> Limit {
    var limit = self
    limit.min = min
    limit.max = max
    return limit
  }

  /// The verdict on a measured value.
  public func verdict(on value: Double) -> Verdict {
    let low = Limit.side(value, bound: min, band: reviewMin)
    let high = Limit.side(-value, bound: max.map { -$0 }, band: reviewMax.map { -$0 })
    switch (low, high) {
    case (.fail, _), (_, .fail): return reviewOnly == true ? .review : .fail
    case (.review, _), (_, .review): return .review
    default: return .pass
    }
  }

  private static func side(_ value: Double, bound: Double?, band: Double?) -> Verdict {
    guard let bound else { return .pass }
    let outer = Swift.min(bound, band ?? bound)
    let inner = Swift.max(bound, band ?? bound)
    return value < outer ? .fail : value < inner ? .review : .pass
  }
}
