internal import Raster

/// Fast guided filter (He, Sun 2015): around each pixel of the small picture alpha is fitted as a linear
/// function of colour; the coefficients, interpolated, are applied to the large picture's colours.
struct GuidedUpsampling {
  private let width: Int
  private let height: Int
  private let alpha: [UInt8]
  /// Slopes per channel and the constant; meaningful where `isEdge`.
  private var model: [SIMD4<Float>]
  private var isEdge: [Bool]

  /// Half the side of the fitting windows in pixels of the small picture.
  private static let radius = 2
  private static let epsilon: Float = 4

  init(image: RGBImage, alpha: GrayImage) {
    width = image.width
    height = image.height
    self.alpha = alpha.samples
    model = [SIMD4<Float>](repeating: .zero, count: width * height)
    isEdge = [Bool](repeating: false, count: width * height)
    let r = GuidedUpsampling.radius
    for y in 0..<height {
      for x in 0..<width {
        let rows = max(0, y - r)...min(height - 1, y + r)
        let columns = max(0, x - r)...min(width - 1, x + r)
        let center = alpha.samples[y * width + x]
        var isFlat = center == 0 || center == 255
        if isFlat {
          search: for v in rows {
            for u in columns where alpha.samples[v * width + u] != center {
              isFlat = false
              break search
            }
          }
        }
        if !isFlat {
          isEdge[y * width + x] = true
          model[y * width + x] = fit(image, alpha, rows, columns)
        }
      }
    }
  }

  private func fit(
    _ image: RGBImage, _ alpha: GrayImage, _ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>
  ) -> SIMD4<Float> {
    var mean = SIMD3<Double>.zero
    var meanAlpha = 0.0
    var cross = SIMD3<Double>.zero
    var squares = SIMD3<Double>.zero
    var products = SIMD3<Double>.zero
    for y in rows {
      for x in columns {
        let i = y * width + x
        let c = SIMD3(
          Double(image.samples[i * 3]), Double(image.samples[i * 3 + 1]), Double(image.samples[i * 3 + 2]))
        let a = Double(alpha.samples[i])
        mean += c
        meanAlpha += a
        cross += c * a
        squares += c * c
        products += c * SIMD3(c.y, c.z, c.x)
      }
    }
    let n = Double(rows.count * columns.count)
    mean /= n
    meanAlpha /= n
    cross = cross / n - mean * meanAlpha
    squares = squares / n - mean * mean + Double(GuidedUpsampling.epsilon)
    products = products / n - mean * SIMD3(mean.y, mean.z, mean.x)
    let (xx, yy, zz) = (squares.x, squares.y, squares.z)
    let (xy, yz, xz) = (products.x, products.y, products.z)
    let a = yy * zz - yz * yz
    let b = xz * yz - xy * zz
    let c = xy * yz - xz * yy
    let determinant = max(xx * a + xy * b + xz * c, 1e-9)
    let slope =
      SIMD3(
        a * cross.x + b * cross.y + c * cross.z,
        b * cross.x + (xx * zz - xz * xz) * cross.y + (xy * xz - xx * yz) * cross.z,
        c * cross.x + (xy * xz - xx * yz) * cross.y + (xx * yy - xy * xy) * cross.z) / determinant
    let constant = meanAlpha - (slope * mean).sum()
    return SIMD4(Float(slope.x), Float(slope.y), Float(slope.z), Float(constant))
  }

  func lifted(to image: RGBImage) -> GrayImage {
    var result = GrayImage(width: image.width, height: image.height)
    let sx = Double(width) / Double(image.width)
    let sy = Double(height) / Double(image.height)
    result.samples.withUnsafeMutableBufferPointer { samples in
      for y in 0..<image.height {
        let row = min(height - 1, Int((Double(y) + 0.5) * sy)) * width
        for x in 0..<image.width {
          let nearest = row + min(width - 1, Int((Double(x) + 0.5) * sx))
          let i = y * image.width + x
          guard isEdge[nearest] else {
            samples[i] = alpha[nearest]
            continue
          }
          let spot = Bilinear(
            x: (Double(x) + 0.5) * sx, y: (Double(y) + 0.5) * sy, width: width, height: height)
          // A neighbour without an edge stands for its own constant alpha.
          let m = spot.mixedVector({ isEdge[$0] ? model[$0] : SIMD4(0, 0, 0, Float(alpha[$0])) })
          let p = i * 3
          let v =
            m.x * Float(image.samples[p]) + m.y * Float(image.samples[p + 1]) + m.z
            * Float(image.samples[p + 2])
            + m.w
          samples[i] = UInt8(max(0, min(255, v + 0.5)))
        }
      }
    }
    return result
  }
}

/// The four neighbours of a position in a grid of samples and their weights; the edge is repeated.
struct Bilinear {
  let corners: (Int, Int, Int, Int)
  let fx: Float
  let fy: Float

  init(x: Double, y: Double, width: Int, height: Int) {
    let px = max(0, min(Double(width - 1), x - 0.5))
    let py = max(0, min(Double(height - 1), y - 0.5))
    let x0 = Int(px)
    let y0 = Int(py)
    let x1 = min(x0 + 1, width - 1)
    let y1 = min(y0 + 1, height - 1)
    corners = (y0 * width + x0, y0 * width + x1, y1 * width + x0, y1 * width + x1)
    fx = Float(px - Double(x0))
    fy = Float(py - Double(y0))
  }

  @inline(__always)
  func mix(_ value: (Int) -> Float) -> Float {
    let top = value(corners.0) * (1 - fx) + value(corners.1) * fx
    let bottom = value(corners.2) * (1 - fx) + value(corners.3) * fx
    return top * (1 - fy) + bottom * fy
  }

  @inline(__always)
  func mixedVector(_ value: (Int) -> SIMD4<Float>) -> SIMD4<Float> {
    let top = value(corners.0) * (1 - fx) + value(corners.1) * fx
    let bottom = value(corners.2) * (1 - fx) + value(corners.3) * fx
    return top * (1 - fy) + bottom * fy
  }
}
