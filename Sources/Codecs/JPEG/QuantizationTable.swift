/// A luminance quantization table, compared with those the Independent JPEG Group's encoder makes.
struct QuantizationTable: Equatable {
  /// 64 divisors in zigzag order, as in the file.
  var divisors: [Int]

  /// ITU-T T.81, table K.1, in zigzag order.
  private static let standard: [Int] = [
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40,
    58,
    51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104,
    103,
    62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
  ]

  init(divisors: [Int]) { self.divisors = divisors }

  /// The table of the IJG encoder at `quality` 1…100, limited to 8 bits as in baseline files.
  init(quality: Int) {
    let scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
    divisors = QuantizationTable.standard.map { min(255, max(1, ($0 * scale + 50) / 100)) }
  }

  private static let byQuality: [QuantizationTable] = (1...100).map { QuantizationTable(quality: $0) }

  /// The quality whose table has the smallest sum of absolute differences; exact for IJG tables.
  var nearestQuality: Int {
    var best = (quality: 100, distance: Int.max)
    for (index, table) in QuantizationTable.byQuality.enumerated().reversed() {
      let distance = zip(divisors, table.divisors).reduce(0) { $0 + abs(min(255, $1.0) - $1.1) }
      if distance < best.distance { best = (index + 1, distance) }
    }
    return best.quality
  }
}
