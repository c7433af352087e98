internal import Raster

/// Counts colours in 64³ cells, keeping the exact mean of each.
struct ColorCube {
  private var sums = [Int: SIMD4<Int>]()
  private var histogram = ColorHistogram()
  /// Neighbours mostly share a colour, or at least a cell: a run of them is added at once.
  private var color = RGB(0, 0, 0)
  private var repeats = 0
  private var cell = 0
  private var run = SIMD4<Int>.zero

  mutating func add(_ color: RGB) {
    if color != self.color {
      flushColor()
      let own = Int(color.red >> 2) << 12 | Int(color.green >> 2) << 6 | Int(color.blue >> 2)
      if own != cell { flushCell() }
      (self.color, cell) = (color, own)
    }
    repeats += 1
  }

  /// Books the last run. Call once after the last colour.
  mutating func flush() {
    flushColor()
    flushCell()
  }

  private mutating func flushColor() {
    histogram.add(color, times: repeats)
    run &+= SIMD4(Int(color.red), Int(color.green), Int(color.blue), 1) &* repeats
    repeats = 0
  }

  private mutating func flushCell() {
    if run[3] > 0 { sums[cell, default: .zero] &+= run }
    run = .zero
  }

  /// Sorted by cell, so that sums over them are the same on every run.
  var colors: [(color: Lab, count: Int)] {
    sums.sorted { $0.key < $1.key }.map { _, sum in
      func mean(_ i: Int) -> UInt8 { UInt8(clamping: (2 * sum[i] + sum[3]) / (2 * sum[3])) }
      return (Lab(RGB(mean(0), mean(1), mean(2))), sum[3])
    }
  }

  var count: Int { histogram.count }
  var median: RGB { histogram.median }
}
