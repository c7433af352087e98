internal import Raster

/// Fast guided filter (He, Sun 2015, after He, Sun, Tang 2010): around each pixel of the small picture alpha is fitted as a linear
/// function of colour; the coefficients, interpolated, are applied to the large picture's colours.
struct GuidedUpsampling {
  private let width: Int
  private let height: Int
  private let alpha: [UInt8]
  /// Slopes per channel and the constant; meaningful where `isEdge`.
  private var model: [SIMD4<Float>]
  private var isEdge: [Bool]

  /// Half the side of the fitting windows in pixels of the small picture: an edge's width. The paper's 60 are for
  /// refining masks that are as far off.
  static let radius = 2
  /// Added to the variance of each channel, in squared levels of 255: (2 levels)², about the noise of a photo. The paper
  /// takes 10⁻⁶ of the squared range, 0.07, for pictures without noise.
  static let epsilon = 4.0
  /// A smaller determinant is zero but for rounding.
  private static let leastDeterminant = 1e-9

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
    squares = squares / n - mean * mean + GuidedUpsampling.epsilon
    products = products / n - mean * SIMD3(mean.y, mean.z, mean.x)
    let covariance = SymmetricMatrix3(
      xx: squares.x, yy: squares.y, zz: squares.z, xy: products.x, yz: products.y, xz: products.z)
    let slope =
      covariance.adjugate(times: cross) / max(covariance.determinant, GuidedUpsampling.leastDeterminant)
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
          let spot = BilinearTap(
            at: Point(x: (Double(x) + 0.5) * sx, y: (Double(y) + 0.5) * sy), width: width, height: height)
          // A neighbour without an edge stands for its own constant alpha.
          let m = spot.vector { isEdge[$0] ? model[$0] : SIMD4(0, 0, 0, Float(alpha[$0])) }
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
