internal import Raster

/// Steps at the borders of JPEG blocks that the picture itself does not explain.
enum Blockiness {
  /// Rows, and columns, that are looked along.
  private static let lineCount = 64
  /// Blocks that a line must cross at least, and pixels that a block must have at least, to be told from the picture.
  private static let leastBlocks = 8
  private static let leastPeriod = 4
  /// In half levels: a contour of the picture counts no more than a block border that is plainly seen.
  private static let greatestStep: Int32 = 16

  /// Mean extra step at block borders in levels of 255, rows and columns averaged.
  ///
  /// The difference between neighbours less the mean of the differences beside it, averaged for each position modulo the
  /// block; the position that stands out is the grid, wherever cropping has moved it.
  /// - Parameter period: side of a block in pixels.
  static func measure(_ image: RGBImage, in region: Rect, period: Int) -> Double? {
    let frame = region.intersection(image.size.bounds)
    let (left, top) = (Int(frame.x), Int(frame.y))
    let (columns, rows) = (Int(frame.width), Int(frame.height))
    guard period >= leastPeriod, columns >= leastBlocks * period, rows >= leastBlocks * period else {
      return nil
    }
    let lines = lineCount
    let across = (0..<lines).map { Line(start: (left, top + $0 * rows / lines), step: 1, count: columns) }
    let down = (0..<lines).map {
      Line(start: (left + $0 * columns / lines, top), step: image.width, count: rows)
    }
    return (excess(image, across, origin: left, period) + excess(image, down, origin: top, period)) / 2
  }

  private struct Line {
    let start: (x: Int, y: Int)
    /// In pixels of the image's rows laid end to end.
    let step: Int
    let count: Int
  }

  private static func excess(_ image: RGBImage, _ lines: [Line], origin: Int, _ period: Int) -> Double {
    let most = greatestStep
    var sums = [Int](repeating: 0, count: period)
    image.samples.withUnsafeBufferPointer { samples in
      sums.withUnsafeMutableBufferPointer { sums in
        for line in lines {
          var p = (line.start.y * image.width + line.start.x) * 3
          /// `Luma.bt601` in half levels and whole numbers: weights of 256, shifted by 7.
          func luma(_ p: Int) -> Int32 {
            (Int32(samples[p]) &* 77 &+ Int32(samples[p + 1]) &* 150 &+ Int32(samples[p + 2]) &* 29) >> 7
          }
          let step = line.step * 3
          var (v0, v1, v2) = (luma(p), luma(p + step), luma(p + 2 * step))
          p += 3 * step
          var phase = (origin + 2) % period
          for _ in 2..<line.count - 1 {
            let v3 = luma(p)
            let extra = abs(v2 &- v1) &- (abs(v1 &- v0) &+ abs(v3 &- v2)) / 2
            sums[phase] &+= Int(max(-most, min(most, extra)))
            phase += 1
            if phase == period { phase = 0 }
            (v0, v1, v2) = (v1, v2, v3)
            p += step
          }
        }
      }
    }
    let each = Double(lines.reduce(0) { $0 + $1.count - 3 }) / Double(period)
    let means = sums.map { Double($0) / max(1, each) / 2 }
    guard let grid = means.indices.max(by: { means[$0] < means[$1] }) else { return 0 }
    // Against the next: a finer raster, of enlarging or of the sensor, stands out at several positions.
    let next = means.indices.filter { $0 != grid }.map { means[$0] }.max() ?? 0
    return means[grid] - next
  }
}
