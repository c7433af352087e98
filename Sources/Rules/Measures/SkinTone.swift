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

  /// Of what neither hats nor masks cover.
  static func underEyes(_ evidence: Evidence) throws(Unassessable) -> SkinTone {
    let chart = try FaceChart(evidence, u: -0.65...0.65, v: 0.2...0.4)
    let sum = [-0.45, 0.45].map { chart.meanColor(Point(x: $0, y: 0.28), 0.14, 0.05) }.reduce(.zero, +)
    return SkinTone(red: sum.x / 2, green: sum.y / 2, blue: sum.z / 2)
  }

  /// Rec. 601 luma, 0…255.
  var luma: Double { 0.299 * red + 0.587 * green + 0.114 * blue }

  /// Logarithms of a chart's colours over this skin's: 0 is the same colour, shade alone changes only `luma`.
  func ratios(in image: RGBImage) -> SkinRatios {
    var ratios = SkinRatios(width: image.width, height: image.height)
    let reference = [red, green, blue].map { Float(log($0 + SkinRatios.floor)) }
    for i in 0..<image.width * image.height {
      let r = SkinRatios.logarithm[Int(image.samples[3 * i])] - reference[0]
      let g = SkinRatios.logarithm[Int(image.samples[3 * i + 1])] - reference[1]
      let b = SkinRatios.logarithm[Int(image.samples[3 * i + 2])] - reference[2]
      ratios.luma.values[i] = 0.3 * r + 0.6 * g + 0.1 * b
      ratios.redGreen.values[i] = r - g
      ratios.blueGreen.values[i] = b - g
    }
    return ratios
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

  init(width: Int, height: Int) {
    luma = Plane(width: width, height: height)
    redGreen = luma
    blueGreen = luma
  }

  /// The colour of this skin in light or shade.
  func isSkin(_ x: Int, _ y: Int, tolerance: Float = 1, darkest: Float = -1) -> Bool {
    abs(redGreen[x, y]) < 0.25 * tolerance && abs(blueGreen[x, y]) < 0.35 * tolerance
      && luma[x, y] > darkest && luma[x, y] < 0.6
  }
}
