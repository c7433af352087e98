internal import Raster

extension RGB {
  /// Relative luminance in linear light, 0…1; the weights are the Y row of sRGB to XYZ (D65).
  var luminance: Double {
    0.2127 * SRGB.linear[Int(red)] + 0.7152 * SRGB.linear[Int(green)] + 0.0722 * SRGB.linear[Int(blue)]
  }

  /// JPEG puts some of the pixels that were clipped at 255 a little lower.
  private static let clipped: UInt8 = 253

  /// A channel is at the end of its range: the tone is lost.
  var isClipped: Bool { max(red, green, blue) >= RGB.clipped }
}

extension Lab {
  /// Relative luminance 0…1 of a lightness L* above 8.
  static func luminance(ofLightness l: Double) -> Double {
    // CIE 15:2004: the inverse of L* = 116 · ∛Y − 16.
    let t = (l + 16) / 116
    return t * t * t
  }
}
