internal import Portrait
internal import Raster

/// Which cells of a grid over the picture surely are background.
///
/// By the matte: those eight finished pixels clear of anything of the person. Without a matte: beside the head above
/// the eyes and over the hair, well away from the face.
struct BackgroundRegion {
  let columns: Int
  let rows: Int
  private var isBackground: [Bool]

  /// - Parameter step: pixels of the picture per cell.
  init(_ evidence: Evidence, step: Int) throws(Unassessable) {
    let image = evidence.image
    columns = image.width / step
    rows = image.height / step
    isBackground = [Bool](repeating: true, count: columns * rows)
    if let alpha = evidence.alpha, alpha.size == image.size {
      markPerson(alpha, step: step)
      let cells = max(1, columns / 60)
      for row in 0..<rows { spread(from: row * columns, stride: 1, count: columns, by: cells) }
      for column in 0..<columns { spread(from: column, stride: columns, count: rows, by: cells) }
      return
    }
    let face = try evidence.uprightFace()
    let top = (face.crown?.y ?? 0) - 0.06 * face.faceWidth
    for row in 0..<rows {
      let y = Double(row * step)
      for column in 0..<columns {
        let isBeside = abs(Double(column * step) - face.centerX) > 0.8 * face.faceWidth && y < face.eyeLine
        isBackground[row * columns + column] = isBeside || y < top
      }
    }
  }

  subscript(column: Int, row: Int) -> Bool { isBackground[row * columns + column] }

  /// A cell with any of the person in it is none of the background.
  private mutating func markPerson(_ alpha: GrayImage, step: Int) {
    /// A network's mask is seldom exactly 0.
    let trace: UInt8 = 12
    isBackground.withUnsafeMutableBufferPointer { cells in
      alpha.samples.withUnsafeBufferPointer { alphas in
        for y in 0..<rows * step {
          let first = y / step * columns
          var pixel = y * alpha.width
          for cell in first..<first + columns {
            for _ in 0..<step {
              if alphas[pixel] > trace { cells[cell] = false }
              pixel += 1
            }
          }
        }
      }
    }
  }

  /// Takes the `distance` cells on either side of the person from the background, along one line.
  private mutating func spread(from first: Int, stride: Int, count: Int, by distance: Int) {
    isBackground.withUnsafeMutableBufferPointer { cells in
      for (start, step) in [(first, stride), (first + (count - 1) * stride, -stride)] {
        var since = distance + 1
        var cell = start
        for _ in 0..<count {
          since = cells[cell] ? since + 1 : 0
          if since <= distance { cells[cell] = false }
          cell += step
        }
      }
    }
  }
}
