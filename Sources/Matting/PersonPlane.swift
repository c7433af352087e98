internal import Raster

extension Plane {
  /// The same probabilities within 0…1, without the parts that hang nowhere together with the head: other
  /// people, furniture. All zero if the plane is not of the picture's size.
  func belonging(to hints: MattingHints, size: Size) -> Plane {
    guard self.size == size else { return Plane(width: size.width, height: size.height) }
    var result = self
    let step = CellField.step
    let columns = (width + step - 1) / step
    let rows = (height + step - 1) / step
    var isPerson = [Bool](repeating: false, count: columns * rows)
    for y in 0..<height {
      for x in 0..<width {
        let p = values[y * width + x]
        result.values[y * width + x] = p > 0 ? Swift.min(p, 1) : 0
        if p > 0.2 { isPerson[(y / step) * columns + x / step] = true }
      }
    }
    func cell(_ v: Double, _ count: Int) -> Int {
      Int(Swift.max(0, Swift.min(Double(count - 1), v.isFinite ? v / Double(step) : 0)))
    }
    let head = hints.head
    var reached = [Bool](repeating: false, count: columns * rows)
    var queue: [Int] = []
    for y in cell(head.y, rows)...Swift.max(cell(head.y, rows), cell(head.maxY, rows)) {
      for x in cell(head.x, columns)...Swift.max(cell(head.x, columns), cell(head.maxX, columns))
      where isPerson[y * columns + x] {
        reached[y * columns + x] = true
        queue.append(y * columns + x)
      }
    }
    guard !queue.isEmpty else { return result }
    while let i = queue.popLast() {
      let x = i % columns
      let neighbors = [
        x > 0 ? i - 1 : i, x + 1 < columns ? i + 1 : i, i - columns, i + columns,
      ]
      for n in neighbors where n >= 0 && n < isPerson.count && isPerson[n] && !reached[n] {
        reached[n] = true
        queue.append(n)
      }
    }
    for y in 0..<height {
      for x in 0..<width {
        let i = (y / step) * columns + x / step
        if isPerson[i], !reached[i] { result.values[y * width + x] = 0 }
      }
    }
    return result
  }
}
