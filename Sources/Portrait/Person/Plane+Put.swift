import Raster

extension Plane {
  /// Lays another plane over a part of this one.
  /// - Parameters:
  ///   - place: in samples of this plane, within it.
  ///   - above: the row at which it ends, wherever the place does.
  ///   - fading: over this share of the place's width this plane goes over into the other; not at this plane's own edge.
  mutating func put(_ other: Plane, at place: Rect, above: Double, fading: Double) {
    let (left, top) = (Int(place.x.rounded(.up)), Int(place.y.rounded(.up)))
    let (right, bottom) = (min(width, Int(place.maxX)), min(height, Int(max(0, min(place.maxY, above)))))
    guard left < right, top < bottom else { return }
    let covered = Rect(
      x: Double(left) - place.x, y: Double(top) - place.y, width: Double(right - left),
      height: Double(bottom - top))
    let part = other.resampled(
      window: covered.scaled(x: Double(other.width) / place.width, y: Double(other.height) / place.height),
      width: right - left, height: bottom - top)
    let margin = max(1, fading * place.width)
    func share(_ position: Int, _ low: Int, _ high: Int, _ length: Int) -> Double {
      let before = low <= 1 ? 1 : (Double(position - low) + 0.5) / margin
      let behind = high >= length - 1 ? 1 : (Double(high - position) - 0.5) / margin
      return min(1, before, behind)
    }
    let across = (left..<right).map { Float(share($0, left, right, width)) }
    let line = width
    values.withUnsafeMutableBufferPointer { values in
      part.values.withUnsafeBufferPointer { part in
        for y in top..<bottom {
          let down = Float(share(y, top, bottom, height))
          for x in 0..<right - left {
            let i = y * line + left + x
            values[i] += (part[(y - top) * (right - left) + x] - values[i]) * min(down, across[x])
          }
        }
      }
    }
  }
}
