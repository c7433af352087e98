/// Numbers that are the same in every run and on every machine: a linear congruential generator (Press et al.,
/// Numerical Recipes in C, 2nd edition, p. 284). Good for grain and damage, not for statistics.
public struct SeededNoise: Sendable {
  private var state: UInt32

  public init(seed: UInt32) { state = seed }

  /// All 32 bits; the low ones repeat soon.
  public mutating func bits() -> UInt32 {
    state = state &* 1_664_525 &+ 1_013_904_223
    return state
  }

  public mutating func byte() -> UInt8 { UInt8(bits() >> 24) }

  /// 0 to below 1, in steps of 2⁻²⁴.
  public mutating func unit() -> Double { Double(bits() >> 8) / Double(1 << 24) }

  /// A whole number of the range, evenly spread but for the rounding of a 16-bit draw.
  public mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(bits() >> 16) % range.count
  }

  /// So many numbers of -1 to below 1.
  public mutating func values(_ count: Int) -> [Float] { (0..<count).map { _ in Float(unit() * 2 - 1) } }
}
