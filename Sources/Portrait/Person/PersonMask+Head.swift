public import Raster

extension PersonMask {
  /// Of the mask's cells: a smaller person is none.
  private static let leastShare = 0.01
  private static let threshold: Float = 0.5
  /// A head is about this much higher than wide, and shoulders are about this much wider than it.
  private static let headHeight = 1.3
  private static let shoulderWidth = 2.2
  /// Of a person shown down to the waist or less, no more than this is head.
  private static let mostHead = 0.6

  /// Where the head of the largest person must be, told from the outline alone: the top of the largest region, as wide as
  /// a head beside such shoulders. Nil where there is hardly anybody. In the pixels of `window`.
  public var likelyHead: Rect? {
    let (width, height) = (probability.width, probability.height)
    guard width > 0, height > 0 else { return nil }
    var taken = [Bool](repeating: false, count: width * height)
    var fill = FloodFill(width: width, height: height)
    var largest: [Int] = []
    for start in taken.indices where !taken[start] && probability.values[start] > PersonMask.threshold {
      var region = [start]
      taken[start] = true
      fill.run(from: start) { cell in
        guard !taken[cell], probability.values[cell] > PersonMask.threshold else { return false }
        taken[cell] = true
        region.append(cell)
        return true
      }
      if region.count > largest.count { largest = region }
    }
    guard Double(largest.count) > PersonMask.leastShare * Double(taken.count) else { return nil }
    let rows = largest.map { $0 / width }
    let columns = largest.map { $0 % width }
    let (top, bottom) = (rows.min() ?? 0, rows.max() ?? 0)
    let (left, right) = (columns.min() ?? 0, columns.max() ?? 0)
    let (x, y) = (window.width / Double(width), window.height / Double(height))
    let across = Double(right - left + 1) * x / PersonMask.shoulderWidth
    let tall = min(across * PersonMask.headHeight, Double(bottom - top + 1) * y * PersonMask.mostHead)
    // The middle of the topmost rows that such a head takes.
    let upper = largest.filter { Double($0 / width - top) * y < tall }
    let middle = upper.reduce(0) { $0 + Double($1 % width) + 0.5 } / Double(max(1, upper.count))
    return Rect(
      x: window.x + middle * x - across / 2, y: window.y + Double(top) * y, width: across, height: tall)
  }
}
