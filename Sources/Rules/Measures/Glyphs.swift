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

  /// Widths over heights: a wider group is no character.
  private static let widest = 1.8
  /// Share of its box that a character fills at least.
  private static let leastFill = 0.15
  /// A picture full of structure is no text: no time is spent on it.
  private static let mostGlyphs = 600
  /// Between two characters of a line, in heights of the taller: the gap, and how far their middles may lie apart.
  private static let gaps = -0.2..<1.1
  private static let mostShift = 0.25
  /// Of the height of the taller that the smaller has at least.
  private static let leastHeight = 0.62
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
            return glyph.kind == kind && sizes.contains(glyph.height) && glyph.width <= widest * glyph.height
              && fill > leastFill
          })
      }.max() ?? 0
    return longest < shortestLine ? 0 : longest
  }

  /// Most glyphs that follow each other on one line.
  private static func longestChain(_ glyphs: [Glyph]) -> Int {
    let sorted = glyphs.sorted { $0.left < $1.left }
    guard sorted.count <= mostGlyphs else { return 0 }
    var lengths = [Int](repeating: 1, count: sorted.count)
    for (i, glyph) in sorted.enumerated() {
      for j in 0..<i {
        let before = sorted[j]
        let size = max(glyph.height, before.height)
        let gap = Double(glyph.left - before.right)
        guard gap > gaps.lowerBound * size, gap < gaps.upperBound * size,
          abs(glyph.middle - before.middle) < mostShift * size,
          min(glyph.height, before.height) > leastHeight * size
        else { continue }
        lengths[i] = max(lengths[i], lengths[j] + 1)
      }
    }
    return lengths.max() ?? 0
  }
}
