internal import Raster

/// A smooth map of four numbers laid over the picture, one node in the middle of each cell of 4 × 4 pixels.
struct CellField {
  static let step = 4
  let width: Int
  let height: Int
  var values: [SIMD4<Float>]

  /// Bilinear value at a pixel centre; the border nodes are repeated.
  @inline(__always)
  static func value(
    _ nodes: UnsafeBufferPointer<SIMD4<Float>>, width: Int, height: Int, x: Int, y: Int
  ) -> SIMD4<Float> {
    let px = max(0, (Float(x) + 0.5) * 0.25 - 0.5)
    let py = max(0, (Float(y) + 0.5) * 0.25 - 0.5)
    let x0 = min(Int(px), width - 1)
    let y0 = min(Int(py), height - 1)
    let x1 = min(x0 + 1, width - 1)
    let y1 = min(y0 + 1, height - 1)
    let fx = px - Float(x0)
    let fy = py - Float(y0)
    let a = nodes[y0 * width + x0]
    let b = nodes[y0 * width + x1]
    let c = nodes[y1 * width + x0]
    let d = nodes[y1 * width + x1]
    let top = a + (b - a) * fx
    let bottom = c + (d - c) * fx
    return top + (bottom - top) * fy
  }
}

/// Sums of samples per cell, from which a field without gaps is made.
struct CellSamples {
  let width: Int
  let height: Int
  var sums: [SIMD4<Float>]
  var counts: [Float]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    sums = [SIMD4<Float>](repeating: .zero, count: width * height)
    counts = [Float](repeating: 0, count: width * height)
  }

  /// The mean of each cell, gaps filled by push and pull (Gortler, Grzeszczuk, Szeliski, Cohen 1996): weighted
  /// averages on ever coarser grids, then back down where a finer grid has too few samples.
  /// A quarter of a cell's 16 pixels is enough to be trusted fully.
  func filled() -> CellField {
    var mean = sums
    var weight = counts
    for i in mean.indices {
      let count = counts[i]
      weight[i] = min(count / 4, 1)
      mean[i] = count > 0 ? sums[i] / count : .zero
    }
    return CellField(
      width: width, height: height, values: fill(mean, weight, width: width, height: height))
  }
}

private func fill(_ mean: [SIMD4<Float>], _ weight: [Float], width: Int, height: Int) -> [SIMD4<Float>] {
  guard width > 1 || height > 1 else { return mean }
  let halfWidth = (width + 1) / 2
  let halfHeight = (height + 1) / 2
  var coarse = [SIMD4<Float>](repeating: .zero, count: halfWidth * halfHeight)
  var coarseWeight = [Float](repeating: 0, count: halfWidth * halfHeight)
  for y in 0..<height {
    for x in 0..<width {
      let i = y * width + x
      let o = (y / 2) * halfWidth + x / 2
      coarse[o] += mean[i] * weight[i]
      coarseWeight[o] += weight[i]
    }
  }
  for o in coarse.indices where coarseWeight[o] > 0 {
    coarse[o] /= coarseWeight[o]
    coarseWeight[o] = min(coarseWeight[o], 1)
  }
  let below = fill(coarse, coarseWeight, width: halfWidth, height: halfHeight)
  var result = mean
  for y in 0..<height {
    let y0 = y / 2
    let y1 = min(max(y0 + (y % 2 == 0 ? -1 : 1), 0), halfHeight - 1)
    for x in 0..<width {
      let i = y * width + x
      guard weight[i] < 1 else { continue }
      let x0 = x / 2
      let x1 = min(max(x0 + (x % 2 == 0 ? -1 : 1), 0), halfWidth - 1)
      let near = below[y0 * halfWidth + x0] * 0.75 + below[y0 * halfWidth + x1] * 0.25
      let far = below[y1 * halfWidth + x0] * 0.75 + below[y1 * halfWidth + x1] * 0.25
      let pulled = near * 0.75 + far * 0.25
      result[i] = mean[i] * weight[i] + pulled * (1 - weight[i])
    }
  }
  return result
}
