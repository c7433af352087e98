/// Calls `body` with each row of a picture and the columns whose pixel centres lie inside the polygon (even-odd rule),
/// from the top. A polygon with a place that is no number has none.
public func forEachSpan(of polygon: [Point], width: Int, height: Int, _ body: (Int, Range<Int>) -> Void) {
  guard polygon.count > 2, polygon.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return }
  func clamped(_ v: Double, _ limit: Int) -> Int { Int(max(0, min(Double(limit), v.rounded(.up)))) }
  let top = clamped((polygon.map(\.y).min() ?? 0) - 0.5, height)
  let bottom = clamped((polygon.map(\.y).max() ?? 0) - 0.5, height)
  for y in top..<max(top, bottom) {
    let center = Double(y) + 0.5
    var crossings: [Double] = []
    for i in polygon.indices {
      let a = polygon[i]
      let b = polygon[(i + 1) % polygon.count]
      guard (a.y <= center) != (b.y <= center) else { continue }
      crossings.append(a.x + (center - a.y) / (b.y - a.y) * (b.x - a.x))
    }
    crossings.sort()
    for k in stride(from: 0, to: crossings.count - 1, by: 2) {
      let from = clamped(crossings[k] - 0.5, width)
      let to = clamped(crossings[k + 1] - 0.5, width)
      if from < to { body(y, from..<to) }
    }
  }
}
