/// A space of red, green and blue by its chromaticities and its transfer curve.
struct RGBSpace: Equatable {
  /// CIE 1931.
  struct Chromaticity: Equatable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  var name: String
  var white = Chromaticity(0.3127, 0.3290)
  var red = Chromaticity(0.640, 0.330)
  var green = Chromaticity(0.300, 0.600)
  var blue = Chromaticity(0.150, 0.060)
  /// Light is the sample to this power; nil for the curve of sRGB (IEC 61966-2-1).
  var gamma: Double?

  /// Adobe RGB (1998) color image encoding, version 2005-05, 4.3.1; cameras declare it in EXIF without a profile.
  static let adobeRGB = RGBSpace(
    name: "Adobe RGB (1998)", green: Chromaticity(0.2100, 0.7100), gamma: 563.0 / 256)
}
