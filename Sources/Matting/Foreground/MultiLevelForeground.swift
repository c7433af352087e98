internal import Raster

/// Colours of person and background by multi-level estimation (Germer, Uelwer, Conrad, Harmeling 2020): of all F and B
/// with I = αF + (1 − α)B the smoothest, found from a few pixels up to the whole picture. Needs no model of the wall.
struct MultiLevelForeground {
  // All numbers are the paper's.

  /// Pull of neighbours where alpha is constant, and what each unit of difference in alpha adds.
  static let smoothness: Float = 1e-5
  static let alphaWeight: Float = 1
  /// Rounds over a level with a side of at most `smallSide`, and over a larger one.
  private static let smallRounds = 10
  private static let largeRounds = 2
  private static let smallSide = 32

  private var width = 1
  private var height = 1
  /// 0…255.
  private var foreground: [SIMD4<Float>] = [.zero]
  private var background: [SIMD4<Float>] = [.zero]

  /// Opaque pixels keep their colour.
  static func colors(image: RGBImage, alpha: [UInt8]) -> RGBImage {
    var estimate = MultiLevelForeground()
    let levels = max(1, Int(log2Ceiling(max(image.width, image.height))))
    for level in 0...levels {
      func side(_ full: Int) -> Int {
        max(1, level == levels ? full : full >> (levels - level))
      }
      estimate.refine(image: image, alpha: alpha, width: side(image.width), height: side(image.height))
    }
    var result = image
    result.samples.withUnsafeMutableBufferPointer { samples in
      for i in alpha.indices where alpha[i] < 255 {
        let color = estimate.foreground[i]
        for c in 0..<3 { samples[i * 3 + c] = UInt8(color[c] + 0.5) }
      }
    }
    return result
  }

  private static func log2Ceiling(_ value: Int) -> Int {
    Int.bitWidth - max(0, value - 1).leadingZeroBitCount
  }

  /// Takes the last level's colours over to a finer one and lets every pixel agree with its own colour and its neighbours.
  private mutating func refine(image: RGBImage, alpha full: [UInt8], width: Int, height: Int) {
    var colors = [SIMD4<Float>](repeating: .zero, count: width * height)
    var alpha = [Float](repeating: 0, count: width * height)
    var persons = colors
    var walls = colors
    for y in 0..<height {
      let sourceRow = y * image.height / height * image.width
      let coarseRow = y * self.height / height * self.width
      for x in 0..<width {
        let i = y * width + x
        let source = sourceRow + x * image.width / width
        let p = source * 3
        colors[i] = SIMD4(
          Float(image.samples[p]), Float(image.samples[p + 1]), Float(image.samples[p + 2]), 0)
        alpha[i] = Float(full[source]) / 255
        persons[i] = foreground[coarseRow + x * self.width / width]
        walls[i] = background[coarseRow + x * self.width / width]
      }
    }
    let isSmall = max(width, height) <= MultiLevelForeground.smallSide
    for _ in 0..<(isSmall ? MultiLevelForeground.smallRounds : MultiLevelForeground.largeRounds) {
      MultiLevelForeground.relax(
        &persons, &walls, colors: colors, alpha: alpha, width: width, height: height)
    }
    self.width = width
    self.height = height
    foreground = persons
    background = walls
  }

  /// One sweep of Gauss and Seidel: every pixel's two colours solve their own equations, the neighbours' being given.
  static func relax(
    _ persons: inout [SIMD4<Float>], _ walls: inout [SIMD4<Float>], colors: [SIMD4<Float>], alpha: [Float],
    width: Int, height: Int
  ) {
    persons.withUnsafeMutableBufferPointer { persons in
      walls.withUnsafeMutableBufferPointer { walls in
        alpha.withUnsafeBufferPointer { alpha in
          for y in 0..<height {
            let rows = (max(y - 1, 0) * width, min(y + 1, height - 1) * width)
            for x in 0..<width {
              let i = y * width + x
              let a = alpha[i]
              var weights: Float = 0
              var person = SIMD4<Float>.zero
              var wall = SIMD4<Float>.zero
              func pull(_ n: Int) {
                let weight = smoothness + alphaWeight * abs(alpha[n] - a)
                weights += weight
                person += persons[n] * weight
                wall += walls[n] * weight
              }
              pull(y * width + max(x - 1, 0))
              pull(y * width + min(x + 1, width - 1))
              pull(rows.0 + x)
              pull(rows.1 + x)
              // Normal equations of two unknowns.
              let b = 1 - a
              let (pp, pw, ww) = (a * a + weights, a * b, b * b + weights)
              let right = (person + colors[i] * a, wall + colors[i] * b)
              let scale = 1 / (pp * ww - pw * pw)
              persons[i] = ((right.0 * ww - right.1 * pw) * scale).limited
              walls[i] = ((right.1 * pp - right.0 * pw) * scale).limited
            }
          }
        }
      }
    }
  }
}
