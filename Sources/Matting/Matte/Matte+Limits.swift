import Raster

extension Matte {
  /// The same matte with nothing of the person outside of `columns` and `rows`: where a window reaches beyond the
  /// photo there are no pixels of anybody.
  public func limited(toColumns columns: Range<Int>, rows: Range<Int>) -> Matte {
    guard columns != 0..<alpha.width || rows != 0..<alpha.height else { return self }
    var limited = alpha
    for y in 0..<limited.height {
      let isOutside = !rows.contains(y)
      for x in 0..<limited.width where isOutside || !columns.contains(x) { limited[x, y] = 0 }
    }
    return Matte(
      alpha: limited, foreground: foreground, method: method, confidence: confidence, audit: audit,
      background: background)
  }
}
