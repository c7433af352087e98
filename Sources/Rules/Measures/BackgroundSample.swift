import Localization
internal import Portrait
internal import Raster

/// The colours of the pixels that surely are background, on a grid of about 240 columns.
struct BackgroundSample: SceneMeasure {
  /// Columns of the grid.
  private static let columns = 240
  /// Of fewer samples, and of less than one place in so many, nothing is told.
  private static let leastCount = 64
  private static let leastShare = 200

  /// Mean colour and number of samples of each occupied cell of the colour cube.
  let colors: [(color: Lab, count: Int)]
  let count: Int
  /// Median of each channel.
  let median: RGB

  /// - Throws: where too little background can be told from the person.
  init(_ scene: Scene) throws(Unassessable) {
    let image = scene.image
    let step = max(1, image.width / BackgroundSample.columns)
    let region = try BackgroundRegion(scene, step: step)
    var cube = ColorCube()
    image.samples.withUnsafeBufferPointer { samples in
      for row in 0..<region.rows {
        var i = row * step * image.width * 3
        for column in 0..<region.columns {
          if region[column, row] { cube.add(RGB(samples[i], samples[i + 1], samples[i + 2])) }
          i += 3 * step
        }
      }
    }
    cube.flush()
    guard
      cube.count
        >= max(
          BackgroundSample.leastCount, region.rows * region.columns / BackgroundSample.leastShare)
    else {
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

  /// The ΔE2000 to a colour that this fraction of the samples stays within.
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
}
