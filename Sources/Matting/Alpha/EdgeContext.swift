internal import Raster

/// What the second network reads of an open pixel: its features, what the first network made of it, and of the pixels
/// around in eight directions and at three distances what the first made of them and how far their colours are.
struct EdgeContext {
  /// Where the alpha of the first network stands in a row.
  static let alpha = EdgeFeatures.count
  static let count = EdgeFeatures.count + 2 + 2 * offsets.count

  /// Straight and across, in pixels.
  private static let distances = [(1, 1), (3, 2), (7, 5)]
  private static let offsets = distances.flatMap { straight, across in
    [
      (-across, -across), (0, -straight), (across, -across), (-straight, 0), (straight, 0), (-across, across),
      (0, straight), (across, across),
    ]
  }
  /// Levels of 255 that are added to the way from the wall's colour to the person's: less is noise.
  private static let noise: Float = 10

  let image: RGBImage

  /// - Parameters:
  ///   - alpha: of the whole picture, open or not.
  ///   - pixels: those to describe, each with its features, the doubt of it, and how far the person's colour is from the
  ///     wall's there, in levels of 255.
  func rows(
    of pixels: [Int], features: [Float], doubts: [Float], ways: [Float], alpha: [Float]
  ) -> [Float] {
    let (width, height) = (image.width, image.height)
    let known = EdgeFeatures.count
    return alpha.withUnsafeBufferPointer { alpha in
      [Float](unsafeUninitializedCapacity: pixels.count * EdgeContext.count) { rows, count in
        var next = 0
        func append(_ value: Float) {
          rows[next] = value
          next += 1
        }
        for (n, pixel) in pixels.enumerated() {
          let (x, y) = (pixel % width, pixel / width)
          let color = image.color(at: pixel)
          let scale = 1 / (ways[n] + EdgeContext.noise)
          for k in n * known..<(n + 1) * known { append(features[k]) }
          append(alpha[pixel])
          append(doubts[n])
          for (dx, dy) in EdgeContext.offsets {
            let i = min(max(y + dy, 0), height - 1) * width + min(max(x + dx, 0), width - 1)
            append(alpha[i])
            append(min(1, (image.color(at: i) - color).colorSquare.squareRoot() * scale))
          }
        }
        count = next
      }
    }
  }
}
