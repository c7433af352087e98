import Raster

/// A picture and its halves, each made when first asked for: a bilinear patch then never skips pixels.
final class ImagePyramid {
  private var levels: [RGBImage]

  init(_ image: RGBImage) { levels = [image] }

  var size: Size { levels[0].size }

  /// A patch whose step in the picture may be as large as it likes; `map` leads into the full picture.
  func patch(width: Int, height: Int, map: Affine, gain: Float, offset: Float) -> [Float] {
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

  private func has(_ level: Int) -> Bool {
    while levels.count <= level {
      guard let last = levels.last, last.width > 1, last.height > 1 else { return false }
      levels.append(last.halved())
    }
    return true
  }
}
