extension Loops {
  /// Pixels along a side of a cell.
  private static let side = 4
  /// Cells of a line that are added up at once, and their samples.
  private static let cellsAtOnce = 64
  private static let block = cellsAtOnce * side * 3

  /// Of each cell of 4 × 4 pixels the sums of red, green and blue and that of the squares of all three.
  /// - Parameters:
  ///   - pixels: `rows` (at most 4) lines of `width` pixels of three channels; cells at the end may be narrower.
  ///   - sums: four for each cell of the line.
  public static func sumCells(
    _ pixels: UnsafePointer<UInt8>, _ width: Int, _ rows: Int, _ sums: UnsafeMutablePointer<SIMD4<Int32>>
  ) {
    let line = width &* 3
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * (block + side * 3)) { room in
      guard let columns = room.baseAddress else { return }
      let squares = columns + (block + side * 3)
      var cell = sums
      for start in stride(from: 0, to: line, by: block) {
        let length = min(line &- start, block)
        // A narrower last cell is filled up with zeros.
        for k in 0..<length &+ side &* 3 { (columns[k], squares[k]) = (0, 0) }
        for y in 0..<rows {
          let samples = pixels + (y &* line &+ start)
          for k in 0..<length {
            let sample = Int32(samples[k])
            columns[k] &+= sample
            squares[k] &+= sample &* sample
          }
        }
        for k in stride(from: 0, to: length, by: side * 3) {
          let (c, s) = (columns + k, squares + k)
          cell.pointee = SIMD4(
            c[0] &+ c[3] &+ c[6] &+ c[9], c[1] &+ c[4] &+ c[7] &+ c[10], c[2] &+ c[5] &+ c[8] &+ c[11],
            s[0] &+ s[1] &+ s[2] &+ s[3] &+ s[4] &+ s[5] &+ s[6] &+ s[7] &+ s[8] &+ s[9] &+ s[10] &+ s[11])
          cell += 1
        }
      }
    }
  }
}
