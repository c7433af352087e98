internal import Raster

/// A wall's colour without its light.
struct WallTint {
  /// Levels of 255: colours as dark as this have hardly a tint that could be told from noise.
  static let darkest: Float = 15

  /// Of length 1, at right angles to grey.
  let direction: SIMD4<Float>
  /// How far the wall's colour lies off grey, in levels of 255.
  let length: Float
  let light: Float

  @inline(__always)
  init(_ color: SIMD4<Float>) {
    light = color.light
    var off = color - light
    off.w = 0
    length = off.colorSquare.squareRoot()
    direction = off / max(1, length)
  }

  /// How far a colour lies off grey the wall's way, in levels of 255.
  @inline(__always)
  func tint(of color: SIMD4<Float>) -> Float { color.colorProduct(direction) }

  /// The same as a share of the colour's light: what a shadow or a lamp does not change.
  func share(of color: SIMD4<Float>) -> Float { tint(of: color) / (color.light + WallTint.darkest) }
}

extension SIMD4<Float> {
  /// The mean of red, green and blue.
  @inline(__always)
  var light: Float { (x + y + z) / 3 }
}
