/// A symmetric matrix of 3 × 3: the covariance of colours.
struct SymmetricMatrix3 {
  let xx: Double
  let yy: Double
  let zz: Double
  let xy: Double
  let yz: Double
  let xz: Double

  /// The rows of the adjugate, which is the inverse times the determinant and symmetric, too.
  @inline(__always)
  var adjugate: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>) {
    let (a, b, c) = firstRow
    let d = xy * xz - xx * yz
    return (SIMD3(a, b, c), SIMD3(b, xx * zz - xz * xz, d), SIMD3(c, d, xx * yy - xy * xy))
  }

  @inline(__always)
  var determinant: Double {
    let (a, b, c) = firstRow
    return xx * a + xy * b + xz * c
  }

  @inline(__always)
  private var firstRow: (Double, Double, Double) {
    (yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy)
  }

  @inline(__always)
  func adjugate(times v: SIMD3<Double>) -> SIMD3<Double> {
    let (first, second, third) = adjugate
    return SIMD3(
      first.x * v.x + first.y * v.y + first.z * v.z, second.x * v.x + second.y * v.y + second.z * v.z,
      third.x * v.x + third.y * v.y + third.z * v.z)
  }
}
