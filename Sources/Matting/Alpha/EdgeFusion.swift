internal import Raster

/// Is shown the open pixels of the small picture and, one behind the other, the features of each: how training data are made.
public typealias EdgeRecord = (_ pixels: [Int], _ features: [Float]) -> Void

/// Decides whom to believe at each open pixel: the colour, the mask, or something between.
struct EdgeFusion {
  let features: EdgeFeatures
  let mask: PersonMaskQuality

  /// Probabilities between which a fine mask leaves a pixel open.
  private static let leastOpen: Float = 0.03
  private static let mostOpen: Float = 0.97
  /// Label and mask say the contrary on different sides of this probability.
  private static let even: Float = 0.5

  /// The unknown pixels, those that a fine mask leaves open, those of which label and mask say the contrary, and what looks
  /// like a plain wall but passes for the person: highlights, light clothes, or the wall between locks.
  func openPixels(trimap: Trimap, person: Plane) -> [Int] {
    let (width, columns) = (trimap.width, CellGrid.count(trimap.width))
    let isFine = mask == .fine
    var open: [Int] = []
    for y in 0..<trimap.height {
      for column in 0..<columns {
        let mayBeWall = features.mayBeWall(cell: y / CellGrid.step * columns + column)
        for x in column * CellGrid.step..<min((column + 1) * CellGrid.step, width) {
          let (i, p) = (y * width + x, person.values[y * width + x])
          let isOpen =
            switch trimap.labels[i] {
            case Trimap.unknown: true
            case Trimap.background where p > EdgeFusion.even: true
            case Trimap.foreground where p < EdgeFusion.even || mayBeWall && features.isWall(x, y): true
            default: isFine && p > EdgeFusion.leastOpen && p < EdgeFusion.mostOpen
            }
          if isOpen { open.append(i) }
        }
      }
    }
    return open
  }

  /// Puts the decided alpha in and gives the square of the error to be expected of each pixel.
  func decide(_ alpha: inout [Float], at pixels: [Int], record: EdgeRecord?) -> [Float] {
    let rows = alpha.withUnsafeBufferPointer { alpha in
      [Float](unsafeUninitializedCapacity: pixels.count * EdgeFeatures.count) { rows, count in
        for pixel in pixels {
          let vector = features.vector(of: pixel, alpha: alpha)
          for k in 0..<EdgeFeatures.count {
            rows[count] = vector[k]
            count += 1
          }
        }
      }
    }
    record?(pixels, rows)
    let first = EdgeNetwork.first(for: mask).decide(rows)
    for (pixel, found) in zip(pixels, first) { alpha[pixel] = found.alpha }
    let context = EdgeContext(image: features.image).rows(
      of: pixels, features: rows, doubts: first.map(\.doubt), ways: pixels.map(features.way), alpha: alpha)
    let second = EdgeNetwork.second(for: mask).decide(context)
    for (pixel, found) in zip(pixels, second) { alpha[pixel] = found.alpha }
    return second.map(\.doubt)
  }
}
