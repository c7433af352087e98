import Foundation

/// A share of pairs with its exact bounds of 95 % (Clopper & Pearson 1934), as if pairs were independent.
struct ErrorRate {
  let count: Int
  let total: Int

  var rate: Double { total > 0 ? Double(count) / Double(total) : 0 }

  var bounds: ClosedRange<Double> {
    guard total > 0 else { return 0...1 }
    let low = count == 0 ? 0 : Self.solve { 1 - Self.atMost(count - 1, of: total, $0) - 0.025 }
    let high = count == total ? 1 : Self.solve { 0.025 - Self.atMost(count, of: total, $0) }
    return low...max(low, high)
  }

  /// The root of a function that grows from below to above zero over 0…1.
  private static func solve(_ function: (Double) -> Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if function(middle) < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Chance of at most `count` hits in `total` tries of probability p.
  private static func atMost(_ count: Int, of total: Int, _ p: Double) -> Double {
    guard p > 0 else { return 1 }
    guard p < 1 else { return count >= total ? 1 : 0 }
    let n = Double(total)
    return (0...count).reduce(0) { sum, k in
      let k = Double(k)
      let choices = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
      return sum + exp(choices + k * log(p) + (n - k) * log(1 - p))
    }
  }

  /// As "0.12 % (0.05–0.3)".
  var text: String {
    func percent(_ share: Double) -> String { share == 0 ? "0" : String(format: "%.2g", share * 100) }
    guard total > 0 else { return "–" }
    return "\(percent(rate)) % (\(percent(bounds.lowerBound))–\(percent(bounds.upperBound)))"
  }
}

extension ErrorRate {
  init(of similarities: [Double], from threshold: Double) {
    self.init(count: similarities.count { $0 >= threshold }, total: similarities.count)
  }

  init(of similarities: [Double], below threshold: Double) {
    self.init(count: similarities.count { $0 < threshold }, total: similarities.count)
  }
}
