extension Size {
  /// The whole of a picture of this size.
  public var bounds: Rect { Rect(x: 0, y: 0, width: Double(width), height: Double(height)) }

  public var longSide: Int { max(width, height) }

  /// Both sides times `k`, rounded, at least one pixel.
  public func scaled(by k: Double) -> Size {
    Size(
      width: max(1, Int((Double(width) * k).rounded())), height: max(1, Int((Double(height) * k).rounded())))
  }

  /// The factor that brings the long side to at most `limit`, one pixel at least; never above 1.
  public func scale(fittingLongSide limit: Int) -> Double {
    longSide > limit ? Double(max(1, limit)) / Double(longSide) : 1
  }

  /// The size in the same proportions, rounded, whose long side is at most `limit`; never a larger one.
  public func fitted(longSide limit: Int) -> Size { scaled(by: scale(fittingLongSide: limit)) }

  /// The factor that makes a picture of this size fit into `box`; never above 1.
  public func scale(fitting box: Size) -> Double {
    min(1, Double(box.height) / Double(height), Double(box.width) / Double(width))
  }

  /// The size in the same proportions, rounded, that fits into `box`; never a larger one.
  public func fitted(within box: Size) -> Size { scaled(by: scale(fitting: box)) }
}

extension Rect {
  /// The rectangle in a plane whose axes are stretched by `x` and `y`.
  public func scaled(x kx: Double, y ky: Double) -> Rect {
    Rect(x: x * kx, y: y * ky, width: width * kx, height: height * ky)
  }

  /// The rectangle in the cells of a grid of this size that is laid over `window`, from the window's corner: what a crop
  /// sees of a mask.
  public func inGrid(_ grid: Size, over window: Rect) -> Rect {
    Rect(x: x - window.x, y: y - window.y, width: width, height: height)
      .scaled(x: Double(grid.width) / window.width, y: Double(grid.height) / window.height)
  }
}
