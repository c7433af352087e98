import Raster

/// Numbers without a pattern, the same in every run (Numerical Recipes' linear congruential generator).
struct Noise {
  private var state: UInt32

  init(_ seed: UInt32) { state = seed }

  mutating func byte() -> UInt8 {
    state = state &* 1_664_525 &+ 1_013_904_223
    return UInt8(state >> 24)
  }
}

extension Plane {
  /// Whole numbers 0…255: sums of some are exact.
  static func noise(_ width: Int, _ height: Int, seed: UInt32 = 1) -> Plane {
    var noise = Noise(seed)
    return Plane(width: width, height: height, values: (0..<width * height).map { _ in Float(noise.byte()) })
  }

  /// The sample in this place, or the nearest one.
  func clamped(_ x: Int, _ y: Int) -> Float { self[min(max(x, 0), width - 1), min(max(y, 0), height - 1)] }
}
