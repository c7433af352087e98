/// A smooth map laid over the picture, one node in the middle of each cell of 4 × 4 pixels.
struct CellField<Value: CellValue> {
  let width: Int
  let height: Int
  var values: [Value]

  /// Bilinear value at a pixel centre; the border nodes are repeated.
  @inline(__always)
  subscript(x: Int, y: Int) -> Value {
    let column = CellGrid.position(x, nodes: width)
    let row = CellGrid.position(y, nodes: height)
    let upper = row.first * width
    let lower = row.second * width
    return values.withUnsafeBufferPointer { nodes in
      let a = nodes[upper + column.first]
      let b = nodes[upper + column.second]
      let c = nodes[lower + column.first]
      let d = nodes[lower + column.second]
      let top = a + (b - a) * column.share
      let bottom = c + (d - c) * column.share
      return top + (bottom - top) * row.share
    }
  }
}

/// The cells of a picture.
enum CellGrid {
  /// Side of a cell in pixels.
  static let step = 4
  /// In pixels, between the middles of a cell's outermost pixels: 3 √2, rounded up.
  static let diagonal: Float = 4.25

  /// From a pixel's edge to its centre.
  private static let halfPixel: Float = 0.5

  static func count(_ pixels: Int) -> Int { (pixels + step - 1) / step }

  /// The nodes before and behind a pixel's centre, and how far it lies towards the second.
  @inline(__always)
  static func position(_ pixel: Int, nodes: Int) -> (first: Int, second: Int, share: Float) {
    let beyond = pixel - step / 2
    guard beyond >= 0 else { return (0, min(1, nodes - 1), 0) }
    let first = min(beyond / step, nodes - 1)
    return (first, min(first + 1, nodes - 1), (Float(beyond % step) + halfPixel) / Float(step))
  }
}
