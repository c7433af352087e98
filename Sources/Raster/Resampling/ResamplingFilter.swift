internal import RealModule

/// The kernel of a separable resampler. When the picture shrinks, the kernel widens with it, so nothing aliases.
public enum ResamplingFilter: Sendable {
  /// Triangle: soft, never overshoots. For masks and network inputs.
  case triangle
  /// Lanczos with three lobes: the sharpest without visible ringing. For the finished picture.
  case lanczos3

  var radius: Double {
    switch self {
    case .triangle: 1
    case .lanczos3: 3
    }
  }

  func weight(_ x: Double) -> Double {
    switch self {
    case .triangle: return max(0, 1 - abs(x))
    case .lanczos3:
      guard abs(x) < 3 else { return 0 }
      guard abs(x) > 1e-9 else { return 1 }
      let t = Double.pi * x
      return 3 * Double.sin(t) * Double.sin(t / 3) / (t * t)
    }
  }
}
