import Raster

extension Matte {
  /// The same matte with nothing of the person outside of `columns` and above `top`: where a window reaches beyond
  /// the photo there are no pixels of anybody.
  public func limited(to columns: Range<Int>, below top: Int) -> Matte {
    guard top > 0 || columns.lowerBound > 0 || columns.upperBound < alpha.width else { return self }
    var limited = alpha
    for y in 0..<limited.height {
      for x in 0..<limited.width where y < top || !columns.contains(x) { limited[x, y] = 0 }
    }
    return Matte(
      alpha: limited, foreground: foreground, method: method, confidence: confidence, background: background)
  }
}
