import Raster

/// What a network says of each cell of a square: channels of one cell after another, rows from the top.
struct CellMap {
  let values: [Float]
  /// Cells along each side, and numbers of each.
  static let (side, channels) = (14, 112)
  static let count = side * side * channels

  /// - Returns: for each channel, `combine` over the cells.
  private func folded(
    _ rows: Range<Int>, _ columns: Range<Int>, from start: Float, _ combine: (Float, Float) -> Float
  ) -> [Float] {
    var result = [Float](repeating: start, count: Self.channels)
    for y in rows {
      for x in columns {
        let cell = (y * Self.side + x) * Self.channels
        for c in 0..<Self.channels { result[c] = combine(result[c], values[cell + c]) }
      }
    }
    return result
  }

  func mean(_ rows: Range<Int>, _ columns: Range<Int>) -> [Float] {
    let count = Float(rows.count * columns.count)
    return folded(rows, columns, from: 0, +).map { $0 / count }
  }

  func strongest(_ rows: Range<Int>, _ columns: Range<Int>) -> [Float] {
    folded(rows, columns, from: -.infinity, max)
  }
}

/// Of a square that shows `HeadCrop.eyes`.
extension CellMap {
  private static let parts = 3

  /// Means over the parts of the map, those left and right of the middle folded together: three rows of the sides, then
  /// three of the middle.
  var eyes: [Float] {
    let bounds = (0...Self.parts).map { Self.side * $0 / Self.parts }
    func part(_ row: Int, _ column: Int) -> [Float] {
      mean(bounds[row]..<bounds[row + 1], bounds[column]..<bounds[column + 1])
    }
    let sides = (0..<Self.parts).flatMap { row in
      zip(part(row, 0), part(row, Self.parts - 1)).map { ($0 + $1) / 2 }
    }
    return sides + (0..<Self.parts).flatMap { part($0, 1) }
  }

  /// Cells of an eye, across and down, as Tests/Tools/training/heads/eyes.py has them.
  private static let eyeCells = 4

  /// The strongest of the cells of an eye, then means of its quarters: above and below, each outside first.
  /// - Parameters:
  ///   - place: in `HeadFrame.unit`.
  ///   - isLeft: the subject's left eye, on the right of the square.
  func eye(_ place: Point, isLeft: Bool) -> [Float] {
    let (cell, size) = (HeadCrop.eyes.side / Double(Self.side), Self.eyeCells)
    func first(_ along: Double) -> Int {
      let middle = ((along + HeadCrop.eyes.side / 2) / cell).rounded()
      return Int(max(0, min(Double(Self.side - size), middle - Double(size / 2))))
    }
    let (row, column) = (first(place.y - HeadCrop.eyes.down), first(place.x))
    let halves = [column..<column + size / 2, column + size / 2..<column + size]
    let quarters = [row..<row + size / 2, row + size / 2..<row + size].flatMap { rows in
      (isLeft ? halves.reversed() : halves).flatMap { mean(rows, $0) }
    }
    return strongest(row..<row + size, column..<column + size) + quarters
  }
}

/// Of a square that shows `HeadCrop.lower`; places in `HeadFrame.unit`, as Tests/Tools/training/heads/worn.py has them.
extension CellMap {
  private static let cell = HeadCrop.lower.side / Double(side)
  /// Rows of an ear, and how far its middle lies outside of the cheek.
  private static let earRows = 6
  private static let earOut = 0.08
  /// Half the width of a neck, where it begins under the chin, and how much it follows a turned chin.
  private static let neckReach = 0.95
  private static let underChin = 0.05
  private static let neckTurn = 0.7
  private static let thirds = 3

  private static func column(_ across: Double) -> Int { index(across + HeadCrop.lower.side / 2) }

  private static func index(_ place: Double) -> Int {
    Int(max(-1, min(Double(side), (place / cell).rounded(.down))))
  }

  /// The strongest of the cells of an ear, then means of three pairs of rows from the top, each of three columns from the
  /// cheek outwards.
  /// - Parameter isLeft: the subject's left ear, on the right of the square.
  func ear(cheek: Point, isLeft: Bool) -> [Float] {
    let middle = min(max(Self.column(cheek.x + (isLeft ? 1 : -1) * Self.earOut), 1), Self.side - 2)
    let columns = isLeft ? [middle - 1, middle, middle + 1] : [middle + 1, middle, middle - 1]
    let pairs = stride(from: 0, to: Self.earRows, by: 2).flatMap { row in
      columns.flatMap { mean(row..<row + 2, $0..<$0 + 1) }
    }
    return strongest(0..<Self.earRows, middle - 1..<middle + 2) + pairs
  }

  /// Of the cells under the chin the strongest, the mean, and the means of three thirds from the top.
  func neck(chin: Point) -> [Float] {
    let last = Self.side - Self.thirds
    let top = min(max(Self.index(chin.y + Self.underChin), 0), last)
    let x = Self.neckTurn * chin.x
    let first = min(max(Self.column(x - Self.neckReach), 0), last)
    let end = max(min(Self.column(x + Self.neckReach), Self.side - 1), Self.thirds - 1) + 1
    let columns = first..<end
    let bounds = (0...Self.thirds).map { top + (Self.side - top) * $0 / Self.thirds }
    return strongest(top..<Self.side, columns) + mean(top..<Self.side, columns)
      + (0..<Self.thirds).flatMap { mean(bounds[$0]..<bounds[$0 + 1], columns) }
  }
}
