/// Numbers as they are judged and shown: what a reader sees is what was compared.
enum Decimals {
  /// More digits than any measurement means.
  static let most = 4

  /// `value` with `digits` digits after the point, or with as many more as it takes to get the verdict of the exact value.
  static func shown(_ value: Double, _ digits: Int, judgedBy limit: Limit) -> Double {
    let exact = rounded(value, most)
    let verdict = limit.verdict(on: exact)
    return (digits..<max(digits, most)).lazy.map { rounded(value, $0) }.first {
      limit.verdict(on: $0) == verdict
    } ?? exact
  }

  static func rounded(_ value: Double, _ digits: Int) -> Double {
    let power = (0..<max(0, digits)).reduce(1.0) { power, _ in power * 10 }
    let result = (value * power).rounded() / power
    return result == 0 ? 0 : result
  }

  /// At most `digits` digits after the point, trailing zeros dropped: 251, 3.5, −12.
  static func text(_ value: Double, _ digits: Int) -> String {
    let rounded = rounded(value, digits)
    guard rounded == rounded.rounded(), abs(rounded) < 1e15 else { return "\(rounded)" }
    return "\(Int(rounded))"
  }
}
