/// Numbers as they are judged and shown: what a reader sees is what was compared.
enum Decimals {
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
