internal import Raster

/// Is shown the open pixels of the small picture and what the network reads of each: how training data are made.
public typealias EdgeRecord = (_ pixels: [Int], _ features: [SIMD16<Float>]) -> Void

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
    trimap.labels.indices.filter { i in
      let p = person.values[i]
      switch trimap.labels[i] {
      case Trimap.unknown: return true
      case Trimap.background where p > EdgeFusion.even: return true
      case Trimap.foreground where p < EdgeFusion.even || features.mayBeWall(i): return true
      default: return mask == .fine && p > EdgeFusion.leastOpen && p < EdgeFusion.mostOpen
      }
    }
  }

  /// Puts the decided alpha in and gives the square of the error to be expected of each pixel.
  func decide(_ alpha: inout [Float], at pixels: [Int], record: EdgeRecord?) -> [Float] {
    let network = EdgeNetwork.trained(for: mask)
    let decided = alpha.withUnsafeBufferPointer { alpha in
      if let record { record(pixels, pixels.map { features.vector(of: $0, alpha: alpha) }) }
      return pixels.map { network.decide(features.vector(of: $0, alpha: alpha)) }
    }
    for (pixel, found) in zip(pixels, decided) { alpha[pixel] = found.alpha }
    return decided.map(\.doubt)
  }
}
