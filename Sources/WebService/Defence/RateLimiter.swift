internal import Synchronization

/// Token buckets by key: so many at once, and so many more a second.
final class RateLimiter: Sendable {
  private struct Bucket {
    var left: Double
    var time: ContinuousClock.Instant
  }

  private let burst: Double
  private let perSecond: Double
  private let buckets = Mutex<[String: Bucket]>([:])
  /// Keys that are remembered; beyond, those that are full again are forgotten.
  private static let mostKeys = 10_000

  init(burst: Double, perSecond: Double) { (self.burst, self.perSecond) = (burst, perSecond) }

  /// Whether there is one left.
  func allows(_ key: String, at now: ContinuousClock.Instant = .now) -> Bool {
    buckets.withLock { bucket(key, now, in: &$0).left >= 1 }
  }

  /// Takes one away.
  /// - Returns: whether there was one.
  @discardableResult func take(_ key: String, at now: ContinuousClock.Instant = .now) -> Bool {
    buckets.withLock { buckets in
      var bucket = bucket(key, now, in: &buckets)
      defer { buckets[key] = bucket }
      guard bucket.left >= 1 else { return false }
      bucket.left -= 1
      return true
    }
  }

  private func bucket(_ key: String, _ now: ContinuousClock.Instant, in buckets: inout [String: Bucket])
    -> Bucket
  {
    guard let known = buckets[key] else {
      if buckets.count >= RateLimiter.mostKeys {
        buckets = buckets.filter { filled($0.value, now) < burst }
        if buckets.count >= RateLimiter.mostKeys { buckets.removeAll() }
      }
      return Bucket(left: burst, time: now)
    }
    return Bucket(left: filled(known, now), time: now)
  }

  private func filled(_ bucket: Bucket, _ now: ContinuousClock.Instant) -> Double {
    let seconds = (now - bucket.time) / .seconds(1)
    return min(burst, bucket.left + seconds * perSecond)
  }
}
