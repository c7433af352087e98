import Raster

/// Where the segmenter is believed whatever the matting network says, which now and then loses a forehead or keeps a lamp.
struct CertainRegions {
  /// How deep inside its outline the segmenter is believed, and how far outside, in samples: 6 and 15 % of a head.
  private static let sureDepth = 8
  private static let sureDistance = 20
  /// Probabilities at which the segmenter is sure of the person and of what is not.
  private static let surelyInside: Float = 0.9
  private static let surelyOutside: Float = 0.1

  /// Where both contradict each other, as between locks: neither the person nor not, for colour to decide. `Matting` knows such
  /// places by this very number.
  static let open: Float = 0.5

  private let inside: Plane
  private let around: Plane
  /// The row below which there is no hair, as a share of the height.
  private let hairEnd: Double

  /// - Parameter size: of the plane in whose samples the depths are.
  init(_ rough: Plane, size: Size, hairEnd: Double) {
    self.hairEnd = hairEnd
    let seen = rough.resampled(window: rough.size.bounds, width: size.width, height: size.height)
    inside = seen.eroded(radius: Self.sureDepth)
    around = seen.dilated(radius: Self.sureDistance)
  }

  /// - Parameters:
  ///   - matte: of the same window, its sides whole multiples of the size.
  ///   - least: what is surely inside becomes in hair at least; elsewhere 1.
  func overrule(_ matte: inout Plane, least: Float) {
    let scale = max(1, matte.width / inside.width)
    let (width, height) = (matte.width, matte.height)
    guard width >= inside.width * scale, height <= inside.height * scale else { return }
    matte.values.withUnsafeMutableBufferPointer { values in
      inside.values.withUnsafeBufferPointer { inner in
        around.values.withUnsafeBufferPointer { outer in
          for y in 0..<height {
            let least = Double(y) < hairEnd * Double(height) ? least : 1
            for column in 0..<inside.width {
              let i = y / scale * inside.width + column
              let places = y * width + column * scale..<y * width + (column + 1) * scale
              if inner[i] > Self.surelyInside { for k in places { values[k] = max(least, values[k]) } }
              if outer[i] < Self.surelyOutside { for k in places { values[k] = 0 } }
            }
          }
        }
      }
    }
  }
}
