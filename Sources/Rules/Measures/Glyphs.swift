internal import Raster

/// Strokes that stand in a row like characters: of one size, on one line, near each other.
enum Glyphs {
  /// One connected group of strokes, in pixels.
  struct Glyph {
    /// 1 lighter, 2 darker than its surroundings.
    var kind: UInt8
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int
    var count: Int
    var width: Double { Double(right - left + 1) }
    var height: Double { Double(bottom - top + 1) }
    var middle: Double { Double(top + bottom) / 2 }
  }

  /// Fewer in a row are no text.
  private static let shortestLine = 3

  /// How many glyphs the longest line of characters has; 0 where there is none.
  /// - Parameters:
  ///   - threshold: levels that strokes differ from their surroundings.
  ///   - sizes: heights of characters in pixels.
  ///   - head: where no glyph begins.
  static func longestLine(
    _ contrast: LocalContrast, threshold: Int16, sizes: ClosedRange<Double>,
    outside head: (columns: Range<Int>, rows: Range<Int>)
  ) -> Int {
    var marks = Marks(contrast, threshold: threshold)
    let found = marks.groups(outside: head)
    let longest =
      [UInt8(1), 2].map { kind in
        longestChain(
          found.filter { glyph in
            let fill = Double(glyph.count) / (glyph.width * glyph.height)
            return glyph.kind == kind && sizes.contains(glyph.height) && glyph.width <= 1.8 * glyph.height
              && fill > 0.15
          })
      }.max() ?? 0
    return longest < shortestLine ? 0 : longest
  }

  /// Most glyphs that follow each other on one line.
  private static func longestChain(_ glyphs: [Glyph]) -> Int {
    let sorted = glyphs.sorted { $0.left < $1.left }
    // A picture full of structure is no text; do not spend time on it.
    guard sorted.count <= 600 else { return 0 }
    var lengths = [Int](repeating: 1, count: sorted.count)
    for (i, glyph) in sorted.enumerated() {
      for j in 0..<i {
        let before = sorted[j]
        let size = max(glyph.height, before.height)
        let gap = Double(glyph.left - before.right)
        guard gap > -0.2 * size, gap < 1.1 * size, abs(glyph.middle - before.middle) < 0.25 * size,
          min(glyph.height, before.height) > 0.62 * size
        else { continue }
        lengths[i] = max(lengths[i], lengths[j] + 1)
      }
    }
    return lengths.max() ?? 0
  }
}
