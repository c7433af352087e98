#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Logarithms without Foundation.
enum Logarithm {
  static func base2(_ x: Double) -> Double { log2(x) }
}
