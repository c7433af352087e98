internal import Portrait
internal import Raster
internal import RealModule

/// The colour of a person's skin, and how far other colours are from it.
struct SkinTone {
  /// 0…255.
  let red: Double
  let green: Double
  let blue: Double

  /// Logarithms of a chart's colours over this skin's: 0 is the same colour, shade alone changes only `luma`.
  func ratios(in image: RGBImage) -> SkinRatios {
    func table(_ reference: Double) -> [Float] {
      let reference = Float(Double.log(reference + SkinRatios.floor))
      return SkinRatios.logarithm.map { $0 - reference }
    }
    let (red, green, blue) = (table(red), table(green), table(blue))
    let weights = SkinRatios.lumaWeights
    return SkinRatios(
      luma: Plane(image) { r, g, b in
        weights.red * red[r] + weights.green * green[g] + weights.blue * blue[b]
      },
      redGreen: Plane(image) { r, g, _ in red[r] - green[g] },
      blueGreen: Plane(image) { _, g, b in blue[b] - green[g] })
  }
}

/// How the colours of a chart relate to the skin's, as natural logarithms.
struct SkinRatios {
  let luma: Plane
  let redGreen: Plane
  let blueGreen: Plane

  /// The weights of luma that the models were trained with.
  static let lumaWeights: (red: Float, green: Float, blue: Float) = (0.3, 0.6, 0.1)
  /// Levels added to every sample, so that noise in the dark means little.
  static let floor = 4.0
  static let logarithm: [Float] = (0...255).map { Float(Double.log(Double($0) + floor)) }
}
