/// What a standard allows of one measured quantity.
///
/// Between a bound and its review bound lies the review band, whichever of the two is the outer one: values in the
/// band are for a person to judge. Values beyond both fail; values inside both pass.
public struct Limit: Sendable, Hashable {
  /// Bounds of the standard, inclusive, in the rule's unit; nil where one side is open.
  public var min: Double?
  public var max: Double?
  public var reviewMin: Double?
  public var reviewMax: Double?
  /// How far the measurement may be off: values nearer than this to a bound, on either side, are in the band too.
  public var uncertainty: Double?
  /// The rule never fails a photo on its own: what would fail goes to review.
  public var reviewOnly: Bool?
  /// For rules about things that may not be there, such as glasses: the probability in percent from which on they
  /// are taken to be; nil stands for `usualLeastPresence`.
  public var leastPresence: Double?

  /// For standards that name none: chosen with the limits of the rules on glasses, on the photos of docs/accuracy.md.
  public static let usualLeastPresence = 30.0

  public init(
    min: Double? = nil, max: Double? = nil, reviewMin: Double? = nil, reviewMax: Double? = nil,
    uncertainty: Double? = nil, reviewOnly: Bool? = nil, leastPresence: Double? = nil
  ) {
    self.min = min
    self.max = max
    self.reviewMin = reviewMin
    self.reviewMax = reviewMax
    self.uncertainty = uncertainty
    self.reviewOnly = reviewOnly
    self.leastPresence = leastPresence
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

  /// The ranges that are for a person to judge: at the lower bound, at the upper one.
  public var reviewBands: [ClosedRange<Double>] {
    [lowBand, highBand].compactMap { $0 }.filter { !$0.isPoint }
  }

  /// Which of the two bounds a value breaks, or comes near.
  func isNearerToMinimum(_ value: Double) -> Bool {
    guard let min else { return false }
    guard let max else { return true }
    return value - min < max - value
  }

  private var lowBand: ClosedRange<Double>? { band(min, reviewMin) }
  private var highBand: ClosedRange<Double>? { band(max, reviewMax) }

  private func band(_ bound: Double?, _ other: Double?) -> ClosedRange<Double>? {
    guard let bound else { return nil }
    let other = other ?? bound
    let margin = uncertainty ?? 0
    return Swift.min(bound, other) - margin...Swift.max(bound, other) + margin
  }

  /// A value lies beyond both a bound and its review band.
  func isBroken(by value: Double) -> Bool {
    lowBand.map { value < $0.lowerBound } == true || highBand.map { value > $0.upperBound } == true
  }

  /// How far a value in a review band is on its way from what passes to what fails, 0…1; nil outside of the bands, and where the
  /// rule never fails. The band's ends are where the rule is right in nineteen of twenty cases: near 0 the photo is likely
  /// as it should be, near 1 it likely is not.
  public func doubt(about value: Double) -> Double? {
    guard reviewOnly != true else { return nil }
    if let low = lowBand, !low.isPoint, low.contains(value), value < low.upperBound {
      return (low.upperBound - value) / (low.upperBound - low.lowerBound)
    }
    if let high = highBand, !high.isPoint, high.contains(value), value > high.lowerBound {
      return (value - high.lowerBound) / (high.upperBound - high.lowerBound)
    }
    return nil
  }

  /// The verdict on what is not as the standard asks at all.
  var worst: Verdict { reviewOnly == true ? .review : .fail }

  /// The verdict on a measured value.
  public func verdict(on value: Double) -> Verdict {
    if isBroken(by: value) { return worst }
    let low = lowBand
    let high = highBand
    let isCertain =
      low.map { value >= $0.upperBound } != false && high.map { value <= $0.lowerBound } != false
    return isCertain ? .pass : .review
  }
}

extension ClosedRange<Double> {
  fileprivate var isPoint: Bool { lowerBound == upperBound }
}
