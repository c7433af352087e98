internal import Portrait
internal import Raster

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The colour of a person's skin, and how far other colours are from it.
struct SkinTone {
  /// 0…255.
  let red: Double
  let green: Double
  let blue: Double

  /// Rec. 601 luma, 0…255.
  var luma: Double { 0.299 * red + 0.587 * green + 0.114 * blue }

  /// Logarithms of a chart's colours over this skin's: 0 is the same colour, shade alone changes only `luma`.
  func ratios(in image: RGBImage) -> SkinRatios {
    func table(_ reference: Double) -> [Float] {
      let reference = Float(log(reference + SkinRatios.floor))
      return SkinRatios.logarithm.map { $0 - reference }
    }
    let (red, green, blue) = (table(red), table(green), table(blue))
    return SkinRatios(
      luma: Plane(image) { r, g, b in 0.3 * red[r] + 0.6 * green[g] + 0.1 * blue[b] },
      redGreen: Plane(image) { r, g, _ in red[r] - green[g] },
      blueGreen: Plane(image) { _, g, b in blue[b] - green[g] })
  }
}

/// How the colours of a chart relate to the skin's, as natural logarithms.
struct SkinRatios {
  var luma: Plane
  var redGreen: Plane
  var blueGreen: Plane

  /// Added to every sample, so that noise in the dark means little.
  static let floor = 4.0
  static let logarithm: [Float] = (0...255).map { Float(log(Double($0) + floor)) }

  /// Gives whatever is not the person the skin's own colour.
  mutating func fade(outside person: Plane) {
    for i in person.values.indices {
      luma.values[i] *= person.values[i]
      redGreen.values[i] *= person.values[i]
      blueGreen.values[i] *= person.values[i]
    }
  }

  /// The colour of this skin in light or shade.
  func isSkin(_ x: Int, _ y: Int, tolerance: Float = 1, darkest: Float = -1) -> Bool {
    abs(redGreen[x, y]) < 0.25 * tolerance && abs(blueGreen[x, y]) < 0.35 * tolerance
      && luma[x, y] > darkest && luma[x, y] < 0.6
  }
}

/// The skin under the eyes, which neither hats nor masks cover.
struct SkinUnderEyes: SceneMeasure {
  let tone: SkinTone

  init(_ scene: Scene) throws(Unassessable) {
    let chart = try FaceChart(scene, u: -0.65...0.65, v: 0.2...0.4)
    let sum = [-0.45, 0.45].map { chart.meanColor(Point(x: $0, y: 0.28), 0.14, 0.05) }.reduce(.zero, +)
    tone = SkinTone(red: sum.x / 2, green: sum.y / 2, blue: sum.z / 2)
  }
}
