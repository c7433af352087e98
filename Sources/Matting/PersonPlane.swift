internal import Raster

extension Plane {
  /// The same probabilities within 0…1, without the parts that hang nowhere together with the head: other
  /// people, furniture. All zero if the plane is not of the picture's size.
  func belonging(to hints: MattingHints, size: Size) -> Plane {
    guard self.size == size else { return Plane(width: size.width, height: size.height) }
    let columns = CellGrid.count(width)
    let rows = CellGrid.count(height)
    var isPerson = [Bool](repeating: false, count: columns * rows)
    var result = Plane(width: width, height: height, values: values.map { $0 > 0 ? Swift.min($0, 1) : 0 })
    result.values.withUnsafeBufferPointer { values in
      for y in 0..<height {
        for x in 0..<width where values[y * width + x] > 0.2 {
          isPerson[y / CellGrid.step * columns + x / CellGrid.step] = true
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
    var queue: [Int] = []
    func visit(_ n: Int) {
      guard isPerson[n], !reached[n] else { return }
      reached[n] = true
      queue.append(n)
    }
    for y in cell(head.y, rows)...Swift.max(cell(head.y, rows), cell(head.maxY, rows)) {
      for x in cell(head.x, columns)...Swift.max(cell(head.x, columns), cell(head.maxX, columns)) {
        visit(y * columns + x)
      }
    }
    while let i = queue.popLast() {
      let x = i % columns
      if x > 0 { visit(i - 1) }
      if x + 1 < columns { visit(i + 1) }
      if i >= columns { visit(i - columns) }
      if i + columns < isPerson.count { visit(i + columns) }
    }
    return reached
  }
}
