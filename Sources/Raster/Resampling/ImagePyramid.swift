/// A picture and its halves, each made when first asked for. Whoever needs the picture small shares them.
public final class ImagePyramid {
  private var levels: [RGBImage]

  public init(_ image: RGBImage) { levels = [image] }

  public var size: Size { levels[0].size }

  /// The picture halved `count` times, or as often as it can be.
  public func halved(_ count: Int) -> RGBImage {
    var level = 0
    while level < count, has(level + 1) { level += 1 }
    return levels[level]
  }

  /// A patch whose step in the picture may be as large as it likes; `map` leads into the full picture.
  public func patch(width: Int, height: Int, map: Affine, gain: Float, offset: Float) -> [Float] {
    var step = max((map.a * map.a + map.c * map.c).squareRoot(), (map.b * map.b + map.d * map.d).squareRoot())
    var level = 0
    var scale = 1.0
    while step >= 2, has(level + 1) {
      level += 1
      step /= 2
      scale /= 2
    }
    let reduced = Affine(
      a: map.a * scale, b: map.b * scale, tx: map.tx * scale, c: map.c * scale, d: map.d * scale,
      ty: map.ty * scale)
    return levels[level].patch(width: width, height: height, map: reduced, gain: gain, offset: offset)
  }

  /// See `RGBImage.resampled(window:width:height:filter:)`.
  public func resampled(
    window: Rect, width: Int, height: Int, filter: ResamplingFilter = .lanczos3
  ) -> RGBImage {
    var (level, window) = (0, window)
    // Far below the resolution of a finished pixel the mean of four is as good as any kernel, at a fraction of the cost.
    while window.width >= 2.5 * Double(width), window.height >= 2.5 * Double(height), has(level + 1) {
      level += 1
      window = window.scaled(by: 0.5)
    }
    return levels[level].directlyResampled(window: window, width: width, height: height, filter: filter)
  }

  private func has(_ level: Int) -> Bool {
    while levels.count <= level {
      guard let last = levels.last, last.width > 1, last.height > 1 else { return false }
      levels.append(last.halved())
    }
    return true
  }
}
