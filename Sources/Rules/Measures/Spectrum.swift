internal import Raster
internal import RealModule

/// Power spectrum of a square of a picture.
struct Spectrum {
  let side: Int
  /// `side` × `side`, frequency 0 first, rows from the top.
  let power: [Float]

  /// - Parameter values: `side` × `side`, `side` a power of two; windowed (Hann) and freed of their mean here.
  init(_ values: [Float], side: Int) {
    self.side = side
    let mean = values.reduce(0, +) / Float(max(1, values.count))
    let window = (0..<side).map { 0.5 - 0.5 * Float.cos(2 * Float.pi * (Float($0) + 0.5) / Float(side)) }
    let twiddles = (0..<side / 2).map { k in
      let angle = -2 * Float.pi * Float(k) / Float(side)
      return (Float.cos(angle), Float.sin(angle))
    }
    // Turned, so that what is transformed along the columns first are the rows.
    var re = [Float](repeating: 0, count: side * side)
    var im = re
    for y in 0..<side {
      for x in 0..<side { re[x * side + y] = (values[y * side + x] - mean) * window[x] * window[y] }
    }
    for isTurned in [true, false] {
      re.withUnsafeMutableBufferPointer { re in
        im.withUnsafeMutableBufferPointer { im in
          Spectrum.transformColumns(re, im, side, twiddles)
          if isTurned {
            Spectrum.transpose(re, side)
            Spectrum.transpose(im, side)
          }
        }
      }
    }
    power = zip(re, im).map { $0 * $0 + $1 * $1 }
  }

  private static func transpose(_ values: UnsafeMutableBufferPointer<Float>, _ side: Int) {
    for y in 0..<side {
      for x in 0..<y { values.swapAt(y * side + x, x * side + y) }
    }
  }

  /// Cooley and Tukey, radix 2, in place; all columns at once.
  private static func transformColumns(
    _ re: UnsafeMutableBufferPointer<Float>, _ im: UnsafeMutableBufferPointer<Float>, _ side: Int,
    _ twiddles: [(Float, Float)]
  ) {
    var j = 0
    for i in 1..<side {
      var bit = side >> 1
      while j & bit != 0 {
        j ^= bit
        bit >>= 1
      }
      j |= bit
      if i < j {
        for x in 0..<side {
          re.swapAt(i * side + x, j * side + x)
          im.swapAt(i * side + x, j * side + x)
        }
      }
    }
    var half = 1
    while half < side {
      for group in stride(from: 0, to: side, by: 2 * half) {
        for k in 0..<half {
          let (c, s) = twiddles[k * side / (2 * half)]
          let (p, q) = ((group + k) * side, (group + k + half) * side)
          for x in 0..<side {
            let (r, i) = (re[q &+ x] * c - im[q &+ x] * s, re[q &+ x] * s + im[q &+ x] * c)
            (re[q &+ x], im[q &+ x]) = (re[p &+ x] - r, im[p &+ x] - i)
            (re[p &+ x], im[p &+ x]) = (re[p &+ x] + r, im[p &+ x] + i)
          }
        }
      }
      half *= 2
    }
  }

  /// Cycles over the square that a ring of frequencies is wide.
  private static let ringWidth = 3.0
  /// Cycles a pixel from which on frequencies are those of the corners alone.
  private static let highest = 0.48
  /// Power under which there is nothing to compare.
  private static let leastPower: Float = 1e-6

  /// Frequencies of one direction lie within this of it, as a tangent: 35°.
  private static let sameDirection = 0.7

  /// How far the strongest frequency stands above the median of those of about its length, and above that of those among them in its
  /// direction, in decibels: lines of a video camera and sharpened edges make one direction strong, a pattern one frequency.
  /// Frequencies of JPEG blocks (multiples of an eighth along an axis) and those under `lowest` cycles per pixel, where
  /// the picture itself lives, do not count.
  func peak(lowest: Double = 0.1) -> Double {
    var rings = [[Frequency]](repeating: [], count: side / Int(2 * Spectrum.ringWidth) + 1)
    for v in -side / 2..<side / 2 {
      for u in 0..<side / 2 {
        let radius = Double(u * u + v * v).squareRoot()
        guard radius >= lowest * Double(side), radius < Spectrum.highest * Double(side), !(u == 0 && v <= 0)
        else {
          continue
        }
        rings[Int(radius / Spectrum.ringWidth)].append(
          Frequency(u: u, v: v, power: power[((v + side) % side) * side + u]))
      }
    }
    return rings.reduce(0.0) { best, ring in
      let inside = ring.lazy.filter { abs($0.u) > 1 && abs($0.v) > 1 }
      guard let most = inside.max(by: { $0.power < $1.power }) else { return best }
      let alike = ring.filter { $0.lies(along: most, within: Spectrum.sameDirection) }
      let usual = max(Spectrum.median(ring), Spectrum.median(alike))
      return max(best, 10 * Double.log10(Double(max(most.power, Spectrum.leastPower) / usual)))
    }
  }

  private static func median(_ frequencies: [Frequency]) -> Float {
    var powers = frequencies.map(\.power)
    guard !powers.isEmpty else { return leastPower }
    let middle = powers.count / 2
    return max(leastPower, powers.withUnsafeMutableBufferPointer { Percentile.select(&$0, middle) })
  }

  /// Cycles over the square, and their power.
  private struct Frequency {
    let u: Int
    let v: Int
    let power: Float

    func lies(along other: Frequency, within tangent: Double) -> Bool {
      Double(abs(u * other.v - v * other.u)) <= tangent * Double(abs(u * other.u + v * other.v))
    }
  }
}
