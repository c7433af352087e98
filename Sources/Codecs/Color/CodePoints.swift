/// Colour by the code points of ITU-T H.273, as in the cICP chunk of PNG and the nclx box of HEIF.
struct CodePoints: Equatable {
  var primaries: Int
  var transfer: Int
  /// Samples use the whole range.
  var isFullRange = true

  private static let unspecified = 2
  private static let perceptualQuantizer = 16
  private static let hybridLogGamma = 18

  func choose(wide: Bool = false) -> ColorTransform.Choice {
    let name = "H.273 \(primaries)/\(transfer)"
    if transfer == CodePoints.perceptualQuantizer || transfer == CodePoints.hybridLogGamma {
      let kind = transfer == CodePoints.perceptualQuantizer ? "PQ" : "HLG"
      return ColorTransform.Choice(description: name, note: FileNote(.hdrTransfer, kind))
    }
    guard isFullRange, let curve = CodePoints.gamma(transfer), var space = CodePoints.space(primaries) else {
      return ColorTransform.Choice(description: name, note: FileNote(.colorNotConverted, name))
    }
    space.gamma = curve
    return ColorTransform.choose(space: space, wide: wide)
  }

  /// H.273, table 2. BT.709 (1), unspecified (2), BT.601 (5, 6), SMPTE 240M (7, within 0.004 of 6), film (8),
  /// BT.2020 (9), DCI P3 (11), Display P3 (12), EBU 3213 (22).
  private static func space(_ primaries: Int) -> RGBSpace? {
    typealias Point = RGBSpace.Chromaticity
    switch primaries {
    case 1, unspecified: return RGBSpace(name: "sRGB")
    case 5: return RGBSpace(name: "BT.601 (625)", green: Point(0.290, 0.600))
    case 6, 7:
      return RGBSpace(
        name: "BT.601 (525)", red: Point(0.630, 0.340), green: Point(0.310, 0.595), blue: Point(0.155, 0.070))
    case 9:
      return RGBSpace(
        name: "BT.2020", red: Point(0.708, 0.292), green: Point(0.170, 0.797), blue: Point(0.131, 0.046))
    case 11:
      return RGBSpace(
        name: "DCI P3", white: Point(0.314, 0.351), red: Point(0.680, 0.320), green: Point(0.265, 0.690))
    case 12: return RGBSpace(name: "Display P3", red: Point(0.680, 0.320), green: Point(0.265, 0.690))
    case 22:
      return RGBSpace(
        name: "EBU 3213", red: Point(0.630, 0.340), green: Point(0.295, 0.605), blue: Point(0.155, 0.077))
    default: return nil
    }
  }

  /// H.273, table 3, as a power, nil inside for the curve of sRGB; nil where there is no conversion. The curves of
  /// cameras (1, 6, 7, 14, 15) are shown as sRGB, as every viewer does with stills: their inverse is no display's.
  private static func gamma(_ transfer: Int) -> Double?? {
    switch transfer {
    case 1, unspecified, 6, 7, 13, 14, 15: .some(nil)
    case 4: 2.2
    case 5: 2.8
    case 8: 1
    default: nil
    }
  }
}
