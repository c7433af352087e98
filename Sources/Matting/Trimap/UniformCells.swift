/// Cells whose pixels all have the same label: most of a picture, and what follows need not look at their pixels.
struct UniformCells {
  private let width: Int
  private let height: Int
  /// The label of each cell, `mixed` where its pixels differ or the picture ends within it.
  private var labels: [UInt8]
  private static let mixed: UInt8 = 1

  init(_ trimap: Trimap) {
    width = CellGrid.count(trimap.width)
    height = CellGrid.count(trimap.height)
    labels = [UInt8](repeating: UniformCells.mixed, count: width * height)
    let step = CellGrid.step
    trimap.labels.withUnsafeBytes { pixels in
      for y in 0..<trimap.height / step {
        for x in 0..<trimap.width / step {
          let corner = y * step * trimap.width + x * step
          let row = pixels.loadUnaligned(fromByteOffset: corner, as: UInt32.self)
          let isUniform = (1..<step).allSatisfy {
            pixels.loadUnaligned(fromByteOffset: corner + $0 * trimap.width, as: UInt32.self) == row
          }
          if isUniform, row == UInt32(pixels[corner]) * 0x0101_0101 { labels[y * width + x] = pixels[corner] }
        }
      }
    }
  }

  /// Nil where the pixels differ.
  subscript(cell: Int) -> UInt8? { labels[cell] == UniformCells.mixed ? nil : labels[cell] }

  /// True where the cell and those left, right, above and below have this label.
  func isInside(_ cell: Int, _ label: UInt8) -> Bool {
    let x = cell % width
    return labels[cell] == label && (x == 0 || labels[cell - 1] == label)
      && (x == width - 1 || labels[cell + 1] == label) && (cell < width || labels[cell - width] == label)
      && (cell >= labels.count - width || labels[cell + width] == label)
  }
}
