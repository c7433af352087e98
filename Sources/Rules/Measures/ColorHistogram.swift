internal import Raster

/// How often each value of each channel occurs.
struct ColorHistogram {
  private var counts = [Int](repeating: 0, count: 3 * 256)
  private(set) var count = 0

  mutating func add(_ color: RGB, times: Int = 1) {
    counts[Int(color.red)] += times
    counts[256 + Int(color.green)] += times
    counts[512 + Int(color.blue)] += times
    count += times
  }

  /// Median of each channel; black where there are no colours.
  var median: RGB {
    func middle(_ channel: Int) -> UInt8 {
      var seen = 0
      for value in 0..<256 {
        seen += counts[channel * 256 + value]
        if 2 * seen > count { return UInt8(value) }
      }
      return 0
    }
    return RGB(middle(0), middle(1), middle(2))
  }
}
