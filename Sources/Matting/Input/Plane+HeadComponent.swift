internal import Raster

/// The probability above which parts of a mask hang together. Chosen on idmatting_exact by the mean error of alpha.
private let traceOfPerson: Float = 0.2

extension Plane {
  /// The same probabilities within 0…1, without the parts that hang nowhere together with the head: other
  /// people, furniture. All zero if the plane is not of the picture's size.
  func belonging(to hints: MattingHints, size: Size) -> Plane {
    guard self.size == size else { return Plane(width: size.width, height: size.height) }
    let columns = CellGrid.count(width)
    let rows = CellGrid.count(height)
    var isPerson = [Bool](repeating: false, count: columns * rows)
    var result = self
    result.values.withUnsafeMutableBufferPointer { values in
      for i in values.indices { values[i] = values[i] > 0 ? Swift.min(values[i], 1) : 0 }
      var highest = [Float](repeating: 0, count: width)
      for row in 0..<rows {
        highest.withUnsafeMutableBufferPointer { highest in
          highest.update(repeating: 0)
          for y in row * CellGrid.step..<Swift.min((row + 1) * CellGrid.step, height) {
            for x in 0..<width { highest[x] = Swift.max(highest[x], values[y * width + x]) }
          }
        }
        for x in 0..<width where highest[x] > traceOfPerson {
          isPerson[row * columns + x / CellGrid.step] = true
        }
      }
    }
    let reached = connected(isPerson, to: hints.head, columns: columns, rows: rows)
    guard reached.contains(true) else { return result }
    for cell in isPerson.indices where isPerson[cell] && !reached[cell] {
      let (top, left) = (cell / columns * CellGrid.step, cell % columns * CellGrid.step)
      for y in top..<Swift.min(top + CellGrid.step, height) {
        for x in left..<Swift.min(left + CellGrid.step, width) { result[x, y] = 0 }
      }
    }
    return result
  }

  private func connected(_ isPerson: [Bool], to head: Rect, columns: Int, rows: Int) -> [Bool] {
    func cell(_ v: Double, _ count: Int) -> Int {
      Int(Swift.max(0, Swift.min(Double(count - 1), v.isFinite ? v / Double(CellGrid.step) : 0)))
    }
    var reached = [Bool](repeating: false, count: columns * rows)
    var fill = FloodFill(width: columns, height: rows)
    func take(_ n: Int) -> Bool {
      guard isPerson[n], !reached[n] else { return false }
      reached[n] = true
      return true
    }
    for y in cell(head.y, rows)...Swift.max(cell(head.y, rows), cell(head.maxY, rows)) {
      for x in cell(head.x, columns)...Swift.max(cell(head.x, columns), cell(head.maxX, columns)) {
        if take(y * columns + x) { fill.run(from: y * columns + x, take: take) }
      }
    }
    return reached
  }
}
