internal import Raster

/// Colours as vectors: red, green and blue, and in w whatever their owner says.
extension SIMD4<Float> {
  /// x² + y² + z²
  @inline(__always)
  var colorSquare: Float { colorProduct(self) }

  /// The scalar product of two colours; w counts for nothing.
  @inline(__always)
  func colorProduct(_ other: SIMD4<Float>) -> Float { x * other.x + y * other.y + z * other.z }

  /// Each number within 0…255; 0 for what is none.
  @inline(__always)
  var limited: SIMD4<Float> {
    SIMD4.zero.replacing(with: self, where: self .> 0).replacing(with: 255, where: self .> 255)
  }
}

extension RGBImage {
  /// 0…255; w is 0.
  @inline(__always)
  func color(_ x: Int, _ y: Int) -> SIMD4<Float> { color(at: y * width + x) }

  /// The colour of the pixel with this index.
  @inline(__always)
  func color(at pixel: Int) -> SIMD4<Float> { samples.withUnsafeBufferPointer { $0.color(at: pixel) } }
}

extension UnsafeMutableBufferPointer<UInt8> {
  @inline(__always)
  func color(at pixel: Int) -> SIMD4<Float> { UnsafeBufferPointer(self).color(at: pixel) }
}

extension UnsafeBufferPointer<UInt8> {
  /// A picture's colour at the pixel with this index.
  @inline(__always)
  func color(at pixel: Int) -> SIMD4<Float> {
    SIMD4(Float(self[pixel &* 3]), Float(self[pixel &* 3 &+ 1]), Float(self[pixel &* 3 &+ 2]), 0)
  }
}
