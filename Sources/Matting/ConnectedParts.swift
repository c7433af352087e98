/// The connected parts (neighbours above, below, left, right) of a two-valued picture.
struct ConnectedParts {
  private struct Part {
    var value: Bool
    var pixels: Int
    var touchesBorder: Bool
  }
  private var parts: [Part] = []

  init(of values: [Bool], width: Int, height: Int) {
    var seen = [Bool](repeating: false, count: values.count)
    var queue: [Int] = []
    for start in values.indices where !seen[start] {
      var part = Part(value: values[start], pixels: 0, touchesBorder: false)
      seen[start] = true
      queue.append(start)
      while let i = queue.popLast() {
        part.pixels += 1
        let x = i % width
        if x == 0 || x == width - 1 || i < width || i >= values.count - width { part.touchesBorder = true }
        func visit(_ n: Int) {
          if !seen[n], values[n] == part.value {
            seen[n] = true
            queue.append(n)
          }
        }
        if x > 0 { visit(i - 1) }
        if x + 1 < width { visit(i + 1) }
        if i >= width { visit(i - width) }
        if i + width < values.count { visit(i + width) }
      }
      parts.append(part)
    }
  }

  /// All pixels of a value.
  func pixels(_ value: Bool) -> Int { parts.reduce(0) { $0 + ($1.value == value ? $1.pixels : 0) } }
  /// Pixels of the largest part of a value.
  func largest(_ value: Bool) -> Int { parts.reduce(0) { $1.value == value ? max($0, $1.pixels) : $0 } }
  /// Pixels of a value in parts that don't reach the picture's border.
  func enclosed(_ value: Bool) -> Int {
    parts.reduce(0) { $0 + ($1.value == value && !$1.touchesBorder ? $1.pixels : 0) }
  }
}
