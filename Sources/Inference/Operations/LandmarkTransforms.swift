/// The affine map from pixels of a crop to landmark coordinates: the box around a subset of the landmarks,
/// turned so that the line between two of them becomes horizontal. Row-major 4 × 4.
/// (MediaPipe's Landmarks2TransformMatrix, version 2.)
struct LandmarksToMatrix: Operation {
  let input: Int
  var output: Int
  let left: Int
  let right: Int
  let subset: [Int]
  /// The box's sides are multiplied by these.
  let scaleX: Float
  let scaleY: Float
  let width: Int
  let height: Int

  var inputs: [Int] { [input] }

  func run(_ memory: Memory) {
    let landmarks = memory[input]
    func point(_ index: Int) -> SIMD2<Float> { [landmarks[3 * index], landmarks[3 * index + 1]] }

    let baseline = point(right) - point(left)
    let length = (baseline * baseline).sum().squareRoot()
    let (cosine, sine) = length > 0 ? (baseline.x / length, -baseline.y / length) : (1, 0)
    var low = SIMD2<Float>(repeating: .infinity)
    var high = -low
    for index in subset {
      let p = point(index)
      let turned: SIMD2<Float> = [cosine * p.x - sine * p.y, sine * p.x + cosine * p.y]
      low.replace(with: turned, where: turned .< low)
      high.replace(with: turned, where: turned .> high)
    }
    let middle = (low + high) / 2
    let size = high - low
    let centre: SIMD2<Float> = [cosine * middle.x + sine * middle.y, cosine * middle.y - sine * middle.x]
    let step: SIMD2<Float> = [scaleX * size.x / Float(width), scaleY * size.y / Float(height)]
    let corner = step * [Float(width), Float(height)] / -2
    let matrix: [Float] = [
      cosine * step.x, sine * step.y, 0, centre.x + cosine * corner.x + sine * corner.y,
      -sine * step.x, cosine * step.y, 0, centre.y - sine * corner.x + cosine * corner.y,
      0, 0, 1, 0,
      0, 0, 0, 1,
    ]
    for (i, number) in matrix.enumerated() { memory[output][i] = number }
  }
}

/// A crop of a plane under an affine map, bilinear; zero where the map leads outside.
/// (MediaPipe's TransformTensorBilinear, version 2: pixel centres lie at one half.)
struct TransformBilinear: Operation {
  let input: Int
  let matrix: Int
  var output: Int
  let from: Plane
  let to: Plane

  var inputs: [Int] { [input, matrix] }

  func run(_ memory: Memory) {
    let (image, m) = (memory[input], memory[matrix])
    var target = memory[output]
    for v in 0..<to.height {
      for u in 0..<to.width {
        let (cu, cv) = (Float(u) + 0.5, Float(v) + 0.5)
        let x = m[0] * cu + m[1] * cv + m[3] - 0.5
        let y = m[4] * cu + m[5] * cv + m[7] - 0.5
        sample(UnsafePointer(image), x, y, target)
        target += to.channels
      }
    }
  }

  private func sample(
    _ image: UnsafePointer<Float>, _ x: Float, _ y: Float, _ target: UnsafeMutablePointer<Float>
  ) {
    guard x >= 0, y >= 0, x <= Float(from.width - 1), y <= Float(from.height - 1) else {
      target.update(repeating: 0, count: to.channels)
      return
    }
    let (left, top) = (Int(x), Int(y))
    let right = min(left + 1, from.width - 1)
    let bottom = min(top + 1, from.height - 1)
    let (tx, ty) = (x - Float(left), y - Float(top))
    func pixel(_ x: Int, _ y: Int) -> UnsafePointer<Float> { image + y * from.line + x * from.channels }
    let (a, b, c, d) = (pixel(left, top), pixel(right, top), pixel(left, bottom), pixel(right, bottom))
    for i in 0..<to.channels {
      let upper = a[i] + tx * (b[i] - a[i])
      let lower = c[i] + tx * (d[i] - c[i])
      target[i] = upper + ty * (lower - upper)
    }
  }
}

/// Points in two dimensions (or three, whose depth stays) under an affine map.
/// (MediaPipe's TransformLandmarks, version 2.)
struct TransformLandmarks: Operation {
  let input: Int
  let matrix: Int
  var output: Int
  let count: Int
  let dimensions: Int

  var inputs: [Int] { [input, matrix] }

  func run(_ memory: Memory) {
    let (points, m, target) = (memory[input], memory[matrix], memory[output])
    for start in stride(from: 0, to: count * dimensions, by: dimensions) {
      let (x, y) = (points[start], points[start + 1])
      target[start] = m[0] * x + m[1] * y + m[3]
      target[start + 1] = m[4] * x + m[5] * y + m[7]
      if dimensions == 3 { target[start + 2] = points[start + 2] }
    }
  }
}
