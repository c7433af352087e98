internal import Raster

extension RGBImage {
  /// Digits of 12 × 20 pixels, in strokes of 3, as on a pocket calculator.
  mutating func stamp(_ digits: String, x: Int, y: Int, color: RGB) {
    /// Which of the bars top, upper right, lower right, bottom, lower left, upper left, middle are lit.
    let bars: [Character: [Int]] = [
      "0": [0, 1, 2, 3, 4, 5], "1": [1, 2], "2": [0, 1, 6, 4, 3], "3": [0, 1, 6, 2, 3], "4": [5, 6, 1, 2],
      "6": [0, 5, 4, 3, 2, 6], "8": [0, 1, 2, 3, 4, 5, 6],
    ]
    let places = [
      (0, 0, 12, 3), (9, 0, 3, 11), (9, 9, 3, 11), (0, 17, 12, 3), (0, 9, 3, 11), (0, 0, 3, 11),
      (0, 9, 12, 3),
    ]
    for (i, digit) in digits.enumerated() {
      for bar in bars[digit] ?? [] {
        let (dx, dy, w, h) = places[bar]
        for py in dy..<dy + h {
          for px in dx..<dx + w where x + i * 17 + px < width && y + py < height {
            self[x + i * 17 + px, y + py] = color
          }
        }
      }
    }
  }
}
