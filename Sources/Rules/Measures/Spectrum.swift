#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Power spectrum of a square of a picture.
struct Spectrum {
  let side: Int
  /// `side` × `side`, frequency 0 first, rows from the top.
  let power: [Float]

  /// - Parameter values: `side` × `side`, `side` a power of two; windowed (Hann) and freed of their mean here.
  init(_ values: [Float], side: Int) {
    self.side = side
    let mean = values.reduce(0, +) / Float(max(1, values.count))
    let window = (0..<side).map { 0.5 - 0.5 * cos(2 * Float.pi * (Float($0) + 0.5) / Float(side)) }
    let twiddles = (0..<side / 2).map { k in
      let angle = -2 * Float.pi * Float(k) / Float(side)
      return (cos(angle), sin(angle))
    }
    var re = [Float](repeating: 0, count: side * side)
    var im = re
    for y in 0..<side {
      for x in 0..<side { re[y * side + x] = (values[y * side + x] - mean) * window[x] * window[y] }
    }
    for line in 0..<side {
      Spectrum.transform(&re, &im, start: line * side, step: 1, count: side, twiddles)
    }
    for line in 0..<side {
      Spectrum.transform(&re, &im, start: line, step: side, count: side, twiddles)
    }
    power = zip(re, im).map { $0 * $0 + $1 * $1 }
  }

  /// Cooley and Tukey, radix 2, in place.
  private static func transform(
    _ re: inout [Float], _ im: inout [Float], start: Int, step: Int, count: Int, _ twiddles: [(Float, Float)]
  ) {
    var j = 0
    for i in 1..<count {
      var bit = count >> 1
      while j & bit != 0 {
        j ^= bit
        bit >>= 1
      }
      j |= bit
      if i < j {
        re.swapAt(start + i * step, start + j * step)
        im.swapAt(start + i * step, start + j * step)
      }
    }
    var half = 1
    while half < count {
      let stride = count / (2 * half)
      for group in Swift.stride(from: 0, to: count, by: 2 * half) {
        for k in 0..<half {
          let (c, s) = twiddles[k * stride]
          let p = start + (group + k) * step
          let q = p + half * step
          let (r, i) = (re[q] * c - im[q] * s, re[q] * s + im[q] * c)
          (re[q], im[q]) = (re[p] - r, im[p] - i)
          (re[p], im[p]) = (re[p] + r, im[p] + i)
        }
      }
      half *= 2
    }
  }

  /// How far the strongest frequency stands above the median of those of about its length, in decibels.
  /// Frequencies of JPEG blocks (multiples of an eighth along an axis) and those under `lowest` cycles per pixel, where
  /// the picture itself lives, do not count.
  func peak(lowest: Double = 0.1) -> Double {
    var rings: [Int: [(power: Float, counts: Bool)]] = [:]
    for v in -side / 2..<side / 2 {
      for u in 0..<side / 2 {
        let radius = Double(u * u + v * v).squareRoot()
        guard radius >= lowest * Double(side), radius < 0.48 * Double(side), !(u == 0 && v <= 0) else {
          continue
        }
        let onAxis = abs(u) <= 1 || abs(v) <= 1
        rings[Int(radius / 3), default: []].append((power[((v + side) % side) * side + u], !onAxis))
      }
    }
    return rings.values.reduce(0.0) { best, ring in
      let sorted = ring.map(\.power).sorted()
      let usual = max(1e-6, sorted[sorted.count / 2])
      let most = ring.filter(\.counts).map(\.power).max() ?? 0
      return max(best, 10 * log10(Double(max(most, 1e-6) / usual)))
    }
  }
}
