import Raster

extension Plane {
  /// The smallest value in the square of `2 · radius + 1` around each sample (erosion).
  func eroded(radius: Int) -> Plane { extremes(radius, Swift.min) }

  /// The largest (dilation).
  func dilated(radius: Int) -> Plane { extremes(radius, Swift.max) }

  private func extremes(_ radius: Int, _ choose: (Float, Float) -> Float) -> Plane {
    along(rows: true, radius, choose).along(rows: false, radius, choose)
  }

  private func along(rows: Bool, _ radius: Int, _ choose: (Float, Float) -> Float) -> Plane {
    let (length, step) = rows ? (width, 1) : (height, width)
    var result = self
    for i in values.indices {
      let place = rows ? i % width : i / width
      var value = values[i]
      for offset in max(-radius, -place)...min(radius, length - 1 - place) {
        value = choose(value, values[i + offset * step])
      }
      result.values[i] = value
    }
    return result
  }
}
