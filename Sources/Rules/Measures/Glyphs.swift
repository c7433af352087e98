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

  /// How many glyphs the longest line of characters has.
  /// - Parameters:
  ///   - threshold: levels that strokes differ from their surroundings.
  ///   - sizes: heights of characters in pixels.
  ///   - isAllowed: pixels that are looked at.
  static func longestLine(
    _ contrast: LocalContrast, threshold: Int16, sizes: ClosedRange<Double>, isAllowed: (Int, Int) -> Bool
  ) -> Int {
    // One byte a pixel: 1 lighter, 2 darker than the surroundings, 0 neither or seen already.
    var marks = [UInt8](repeating: 0, count: contrast.values.count)
    marks.withUnsafeMutableBufferPointer { marks in
      contrast.values.withUnsafeBufferPointer { values in
        for i in 0..<values.count {
          marks[i] = values[i] > threshold ? 1 : values[i] < -threshold ? 2 : 0
        }
      }
    }
    let found = groups(&marks, contrast, isAllowed)
    return [UInt8(1), 2].map { kind in
      longestChain(
        found.filter { glyph in
          let fill = Double(glyph.count) / (glyph.width * glyph.height)
          return glyph.kind == kind && sizes.contains(glyph.height) && glyph.width <= 1.8 * glyph.height
            && fill > 0.15
        })
    }.max() ?? 0
  }

  /// Connected groups of marks.
  private static func groups(
    _ marks: inout [UInt8], _ field: LocalContrast, _ isAllowed: (Int, Int) -> Bool
  ) -> [Glyph] {
    let (w, h) = (field.width, field.height)
    var result: [Glyph] = []
    var stack: [Int] = []
    marks.withUnsafeMutableBufferPointer { open in
      for start in 0..<open.count where open[start] != 0 {
        let kind = open[start]
        open[start] = 0
        guard isAllowed(start % w, field.top + start / w) else { continue }
        var glyph = Glyph(kind: kind, left: w, top: h, right: 0, bottom: 0, count: 0)
        stack.append(start)
        while let i = stack.popLast() {
          let (x, y) = (i % w, i / w)
          glyph.left = min(glyph.left, x)
          glyph.right = max(glyph.right, x)
          glyph.top = min(glyph.top, y)
          glyph.bottom = max(glyph.bottom, y)
          glyph.count += 1
          for ny in max(0, y - 1)...min(h - 1, y + 1) {
            for nx in max(0, x - 1)...min(w - 1, x + 1) where open[ny * w + nx] == kind {
              open[ny * w + nx] = 0
              stack.append(ny * w + nx)
            }
          }
        }
        result.append(glyph)
      }
    }
    return result
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
