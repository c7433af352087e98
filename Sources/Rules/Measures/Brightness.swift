internal import Raster

extension RGB {
  /// Luma of ITU-R BT.601, 0…255.
  var luma: Double { 0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue) }

  /// Relative luminance in linear light, 0…1.
  var luminance: Double {
    0.2127 * SRGB.linear[Int(red)] + 0.7152 * SRGB.linear[Int(green)] + 0.0722 * SRGB.linear[Int(blue)]
  }

  /// A channel is at the end of its range: the tone is lost.
  var isClipped: Bool { max(red, green, blue) >= 253 }
}

extension Lab {
  /// Relative luminance 0…1 of a lightness L* above 8.
  static func luminance(ofLightness l: Double) -> Double {
    let t = (l + 16) / 116
    return t * t * t
  }
}
