internal import Raster

/// Pixels that stand out from their surroundings.
struct Marks {
  private let width: Int
  private let height: Int
  /// One byte a pixel, with a frame of zeros around them: 1 lighter, 2 darker than the surroundings, 0 neither or seen
  /// already.
  private var marks: [UInt8]
  private var stride: Int { width + 2 }

  /// - Parameter threshold: greatest difference, in levels, that does not stand out.
  init(_ contrast: LocalContrast, threshold: Int16) {
    let (width, height, stride) = (contrast.width, contrast.height, contrast.width + 2)
    (self.width, self.height) = (width, height)
    marks = [UInt8](repeating: 0, count: stride * (height + 2))
    marks.withUnsafeMutableBufferPointer { marks in
      contrast.values.withUnsafeBufferPointer { values in
        for y in 0..<height {
          let (from, to) = (y * width, (y + 1) * stride + 1)
          for x in 0..<width {
            let value = values[from &+ x]
            marks[to &+ x] = (value > threshold ? 1 : 0) | (value < -threshold ? 2 : 0)
          }
        }
      }
    }
  }

  /// Connected marks of one kind, each group from its first pixel, which is not of the head. Takes the marks away.
  mutating func groups(outside head: (columns: Range<Int>, rows: Range<Int>)) -> [Glyphs.Glyph] {
    var result: [Glyphs.Glyph] = []
    let (width, stride) = (width, stride)
    var fill = FloodFill(width: stride, height: height + 2, connectivity: .eight)
    marks.withUnsafeMutableBufferPointer { open in
      let bytes = UnsafeRawBufferPointer(open)
      func search(_ columns: Range<Int>, _ y: Int) {
        var next = columns.lowerBound
        while next < columns.upperBound {
          let (x, place) = (next, (y + 1) * stride + next + 1)
          // Mostly nothing stands out.
          if x + 8 <= columns.upperBound, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) == 0 {
            next += 8
            continue
          }
          next += 1
          let kind = open[place]
          guard kind != 0 else { continue }
          open[place] = 0
          var glyph = Glyphs.Glyph(kind: kind, left: x, top: y, right: x, bottom: y, count: 1)
          fill.run(from: place) { i in
            guard open[i] == kind else { return false }
            open[i] = 0
            let x = i % stride - 1
            glyph.left = min(glyph.left, x)
            glyph.right = max(glyph.right, x)
            glyph.bottom = max(glyph.bottom, i / stride - 1)
            glyph.count += 1
            return true
          }
          result.append(glyph)
        }
      }
      for y in 0..<height {
        guard head.rows.contains(y) else {
          search(0..<width, y)
          continue
        }
        search(0..<head.columns.lowerBound, y)
        for x in head.columns { open[(y + 1) * stride + x + 1] = 0 }
        search(head.columns.upperBound..<width, y)
      }
    }
    return result
  }
}
