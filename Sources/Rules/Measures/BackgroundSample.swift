internal import Portrait
internal import Raster

/// The colours of the pixels that surely are background, on a grid of about 240 columns.
struct BackgroundSample {
  /// Mean colour and number of samples of each occupied cell of the colour cube.
  let colors: [(color: Lab, count: Int)]
  let count: Int
  /// Median of each channel.
  let median: RGB

  /// - Throws: where too little background can be told from the person.
  init(_ evidence: Evidence) throws(Unassessable) {
    let image = evidence.image
    let isBackground = try BackgroundSample.region(of: evidence)
    let step = max(1, image.width / 240)
    var cube = ColorCube()
    for y in stride(from: 0, to: image.height, by: step) {
      for x in stride(from: 0, to: image.width, by: step) where isBackground(x, y) { cube.add(image[x, y]) }
    }
    let cells = (image.width / step) * (image.height / step)
    guard cube.count >= max(64, cells / 200) else {
      throw Unassessable(
        LocalizedText(
          zh: "露出的背景太少，无法判断", en: "Too little of the background shows, so it can't be judged"))
    }
    colors = cube.colors
    count = cube.count
    median = cube.median
  }

  /// Mean ΔE2000 to a colour.
  func meanDifference(to color: Lab) -> Double {
    colors.reduce(0) { $0 + $1.color.deltaE2000(to: color) * Double($1.count) } / Double(count)
  }

  /// The ΔE2000 to a colour that all but `1 - fraction` of the samples stay within.
  func difference(to color: Lab, percentile fraction: Double) -> Double {
    let sorted = colors.map { (difference: $0.color.deltaE2000(to: color), count: $0.count) }
      .sorted { $0.difference < $1.difference }
    var seen = 0
    for entry in sorted {
      seen += entry.count
      if Double(seen) >= fraction * Double(count) { return entry.difference }
    }
    return sorted.last?.difference ?? 0
  }

  /// Tells whether a pixel surely is background: by the matte, eight finished pixels away from anything of the
  /// person; without a matte, beside the head above the eyes and over the hair, well away from the face.
  private static func region(of evidence: Evidence) throws(Unassessable) -> (Int, Int) -> Bool {
    if let alpha = evidence.alpha, alpha.size == evidence.image.size {
      let far = max(2, alpha.width / 60)
      let offsets = [0, far / 2, far].flatMap { r in
        [-r, 0, r].flatMap { dx in [-r, 0, r].map { (dx, $0) } }
      }
      return { x, y in
        offsets.allSatisfy { dx, dy in
          let (px, py) = (x + dx, y + dy)
          return px < 0 || py < 0 || px >= alpha.width || py >= alpha.height || alpha[px, py] <= 12
        }
      }
    }
    let face = try evidence.uprightFace()
    let top = (face.crown?.y ?? 0) - 0.06 * face.faceWidth
    return { x, y in
      let beside = abs(Double(x) - face.centerX) > 0.8 * face.faceWidth && Double(y) < face.eyeLine
      return beside || Double(y) < top
    }
  }
}

/// Counts colours in 64³ cells, keeping the exact mean of each.
private struct ColorCube {
  private var sums = [Int: SIMD4<Int>]()
  private var channels = [[Int]](repeating: [Int](repeating: 0, count: 256), count: 3)
  private(set) var count = 0

  mutating func add(_ color: RGB) {
    let cell = Int(color.red >> 2) << 12 | Int(color.green >> 2) << 6 | Int(color.blue >> 2)
    sums[cell, default: .zero] &+= SIMD4(Int(color.red), Int(color.green), Int(color.blue), 1)
    channels[0][Int(color.red)] += 1
    channels[1][Int(color.green)] += 1
    channels[2][Int(color.blue)] += 1
    count += 1
  }

  var colors: [(color: Lab, count: Int)] {
    sums.values.map { sum in
      func mean(_ i: Int) -> UInt8 { UInt8(clamping: (2 * sum[i] + sum[3]) / (2 * sum[3])) }
      return (Lab(RGB(mean(0), mean(1), mean(2))), sum[3])
    }
  }

  var median: RGB {
    func middle(_ histogram: [Int]) -> UInt8 {
      var seen = 0
      for (value, n) in histogram.enumerated() {
        seen += n
        if 2 * seen >= count { return UInt8(clamping: value) }
      }
      return 0
    }
    return RGB(middle(channels[0]), middle(channels[1]), middle(channels[2]))
  }
}
