internal import RealModule

/// Logarithms and their inverse without Foundation.
enum Logarithm {
  static func base2(_ x: Double) -> Double { .log2(x) }
  static func natural(_ x: Double) -> Double { .log(x) }
  static func exponential(_ x: Double) -> Double { .exp(x) }
}
