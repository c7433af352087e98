internal import Raster

/// Closed-form matting (Levin, Lischinski, Weiss 2008) over a band of unknown pixels: alpha is a linear function
/// of colour in every 3 × 3 window, known outside the band, and held softly to a prior inside it. Solved by
/// conjugate gradients with Jacobi preconditioning on the 5 × 5 stencil of the matting Laplacian.
struct ClosedForm {
  /// Regularization ε of a window's colours in 0…1, added to their scatter matrix, nine times the covariance, as ε/9 is to
  /// the covariance. The authors' program has 1e-7, for pictures without noise; chosen on idmatting_exact by the mean
  /// error of alpha.
  static let epsilon: Float = 3e-6
  /// Weight of the prior against the Laplacian, whose diagonal is about 9 in a flat window's middle. The
  /// authors' program has 100, for marks that are certain; a mask in the open rim is a hint. Chosen on idmatting_exact by the mean error of alpha.
  static let priorWeight: Float = 0.002
  /// Conjugate gradients end after this many rounds…
  static let iterations = 60
  /// …or when the residual, in the preconditioner's norm, is this share of the first: in noise alpha is within two levels of 255
  /// of the exact solution.
  static let tolerance: Float = 1e-3
  /// Smaller determinants, residuals and curvatures are zero but for rounding.
  private static let leastDeterminant = 1e-18
  private static let leastResidual = 1e-12
  private static let leastCurvature = 1e-20

  private let width: Int
  private let height: Int
  /// The unknown pixels, in the picture's order.
  private let pixels: [Int]
  /// Index of each pixel among the unknown ones, −1 elsewhere.
  private var slot: [Int32]
  /// 25 coefficients per unknown pixel, rows of the stencil from the top left.
  private(set) var stencil: [Float]

  /// Nil where there is nothing to solve.
  /// - Parameter unknown: in the picture's order.
  init?(image: RGBImage, unknown: [Int]) {
    guard image.width > 2, image.height > 2, !unknown.isEmpty else { return nil }
    width = image.width
    height = image.height
    pixels = unknown
    slot = [Int32](repeating: -1, count: width * height)
    for (index, pixel) in unknown.enumerated() { slot[pixel] = Int32(index) }
    stencil = [Float](repeating: 0, count: pixels.count * 25)
    accumulate(image)
  }

  /// The middles of all windows of 3 × 3 within the picture that hold an unknown pixel, in the picture's order.
  private func windows() -> [Int] {
    var isWindow = [Bool](repeating: false, count: width * height)
    for pixel in pixels {
      let (x, y) = (pixel % width, pixel / width)
      for v in max(1, y - 1)...min(height - 2, y + 1) {
        for u in max(1, x - 1)...min(width - 2, x + 1) { isWindow[v * width + u] = true }
      }
    }
    return isWindow.indices.filter { isWindow[$0] }
  }

  /// Adds every window that holds an unknown pixel.
  private mutating func accumulate(_ image: RGBImage) {
    let offsets = [-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1]
    let windows = windows()
    stencil.withUnsafeMutableBufferPointer { stencil in
      slot.withUnsafeBufferPointer { slot in
        for center in windows {
          // The nine colours, channel by channel.
          var (red, green, blue) = (SIMD16<Float>.zero, SIMD16<Float>.zero, SIMD16<Float>.zero)
          var mean = SIMD4<Float>.zero
          for k in 0..<9 {
            let color = image.color(at: center + offsets[k]) / 255
            (red[k], green[k], blue[k]) = (color.x, color.y, color.z)
            mean += color
          }
          mean /= 9
          red -= mean.x
          green -= mean.y
          blue -= mean.z
          // The scatter matrix (9 × the covariance), in doubles: grey pictures make it nearly singular.
          var xx = Double(ClosedForm.epsilon)
          var yy = xx
          var zz = xx
          var xy = 0.0
          var xz = 0.0
          var yz = 0.0
          for k in 0..<9 {
            let c = SIMD3(Double(red[k]), Double(green[k]), Double(blue[k]))
            xx += c.x * c.x
            yy += c.y * c.y
            zz += c.z * c.z
            xy += c.x * c.y
            xz += c.x * c.z
            yz += c.y * c.z
          }
          let scatter = SymmetricMatrix3(xx: xx, yy: yy, zz: zz, xy: xy, yz: yz, xz: xz)
          let scale = 1 / max(scatter.determinant, ClosedForm.leastDeterminant)
          let inverse = scatter.adjugate
          let row0 = SIMD3<Float>(inverse.0 * scale)
          let row1 = SIMD3<Float>(inverse.1 * scale)
          let row2 = SIMD3<Float>(inverse.2 * scale)
          for i in 0..<9 {
            let u = Int(slot[center + offsets[i]])
            guard u >= 0 else { continue }
            let v = row0 * red[i] + row1 * green[i] + row2 * blue[i]
            var weights = v.x * red + v.y * green + v.z * blue + 1 / 9
            weights[i] -= 1
            let first = u * 25 + (2 - i / 3) * 5 + 2 - i % 3
            for j in 0..<9 { stencil[first + j / 3 * 5 + j % 3] -= weights[j] }
          }
        }
      }
    }
  }

  /// Replaces alpha at the unknown pixels; the others stay as they are. On entry the unknown ones hold the prior.
  func solve(_ alpha: inout [Float]) {
    let n = pixels.count
    // Whoever is known or outside stands for a last, empty place.
    var neighbors = [Int32](repeating: Int32(n), count: n * 25)
    var right = [Float](repeating: 0, count: n)
    var diagonal = [Float](repeating: 1, count: n)
    var x = [Float](repeating: 0, count: n + 1)
    for u in 0..<n {
      let p = pixels[u]
      let px = p % width
      let py = p / width
      x[u] = alpha[p]
      right[u] = ClosedForm.priorWeight * alpha[p]
      diagonal[u] = max(stencil[u * 25 + 12], 0) + ClosedForm.priorWeight
      for o in 0..<25 {
        let qx = px + o % 5 - 2
        let qy = py + o / 5 - 2
        guard qx >= 0, qy >= 0, qx < width, qy < height else { continue }
        let q = qy * width + qx
        if slot[q] >= 0 {
          neighbors[u * 25 + o] = slot[q]
        } else {
          right[u] -= stencil[u * 25 + o] * alpha[q]
        }
      }
    }
    conjugateGradients(&x, right: right, diagonal: diagonal, neighbors: neighbors)
    for u in 0..<n where x[u].isFinite { alpha[pixels[u]] = min(max(x[u], 0), 1) }
  }

  private func apply(_ v: [Float], _ neighbors: [Int32], into result: inout [Float]) {
    stencil.withUnsafeBufferPointer { stencil in
      neighbors.withUnsafeBufferPointer { neighbors in
        v.withUnsafeBufferPointer { v in
          for u in result.indices {
            var sum = ClosedForm.priorWeight * v[u]
            let base = u * 25
            for o in base..<base + 25 { sum += stencil[o] * v[Int(neighbors[o])] }
            result[u] = sum
          }
        }
      }
    }
  }

  private func conjugateGradients(
    _ x: inout [Float], right: [Float], diagonal: [Float], neighbors: [Int32]
  ) {
    let n = right.count
    var product = [Float](repeating: 0, count: n)
    apply(x, neighbors, into: &product)
    var residual = [Float](repeating: 0, count: n)
    var direction = [Float](repeating: 0, count: n + 1)
    var rho = 0.0
    for u in 0..<n {
      residual[u] = right[u] - product[u]
      direction[u] = residual[u] / diagonal[u]
      rho += Double(residual[u] * direction[u])
    }
    let goal = rho * Double(ClosedForm.tolerance * ClosedForm.tolerance)
    for _ in 0..<ClosedForm.iterations where rho > goal && rho > ClosedForm.leastResidual {
      apply(direction, neighbors, into: &product)
      var curvature = 0.0
      for u in 0..<n { curvature += Double(direction[u] * product[u]) }
      guard curvature > ClosedForm.leastCurvature else { return }
      let step = Float(rho / curvature)
      var next = 0.0
      for u in 0..<n {
        x[u] += step * direction[u]
        residual[u] -= step * product[u]
        next += Double(residual[u] * residual[u] / diagonal[u])
      }
      let ratio = Float(next / rho)
      for u in 0..<n { direction[u] = residual[u] / diagonal[u] + ratio * direction[u] }
      rho = next
    }
  }
}
