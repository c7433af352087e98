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

/// The skin under the eyes, which neither hats nor masks cover.
struct SkinUnderEyes: SceneMeasure {
  let tone: SkinTone
  private static let view = (u: -0.65...0.65, v: 0.2...0.4)
  /// Middle and half size of the sample on either side, in inter-eye distances.
  private static let place = (u: 0.45, v: 0.28, halfWidth: 0.14, halfHeight: 0.05)

  init(_ scene: Scene) throws(Unassessable) {
    let chart = try FaceChart(scene, u: SkinUnderEyes.view.u, v: SkinUnderEyes.view.v)
    let place = SkinUnderEyes.place
    let sum = [-place.u, place.u].map {
      chart.meanColor(Point(x: $0, y: place.v), place.halfWidth, place.halfHeight)
    }.reduce(.zero, +)
    tone = SkinTone(red: sum.x / 2, green: sum.y / 2, blue: sum.z / 2)
  }
}
