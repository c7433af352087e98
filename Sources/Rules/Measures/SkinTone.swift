internal import Portrait
internal import Raster

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The colour of the cheeks, and how far other colours are from it.
struct SkinTone {
  /// Median of each channel, 0…255.
  let red: Double
  let green: Double
  let blue: Double

  /// Which cheek: the subject's.
  enum Side { case right, left, both }

  static let rows = 0.45...0.8
  private static let columns: [(Side, ClosedRange<Double>)] = [(.right, -0.6 ... -0.3), (.left, 0.3...0.6)]

  init(_ evidence: Evidence, _ side: Side = .both) throws(Unassessable) {
    var sum = SIMD3<Double>()
    var count = 0.0
    for (cheek, columns) in SkinTone.columns where side == .both || side == cheek {
      sum += SkinTone.median(try FaceChart(evidence, u: columns, v: SkinTone.rows).image)
      count += 1
    }
    (red, green, blue) = (sum.x / count, sum.y / count, sum.z / count)
  }

  init(red: Double, green: Double, blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  private static func median(_ image: RGBImage) -> SIMD3<Double> {
    var counts = [Int](repeating: 0, count: 3 * 256)
    for i in image.samples.indices { counts[i % 3 * 256 + Int(image.samples[i])] += 1 }
    var result = SIMD3<Double>()
    for c in 0..<3 {
      var seen = 0
      for value in 0...255 {
        seen += counts[c * 256 + value]
        if 6 * seen > image.samples.count {
          result[c] = Double(value)
          break
        }
      }
    }
    return result
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
