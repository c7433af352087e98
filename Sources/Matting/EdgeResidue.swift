public import Raster

/// What is left of the old background in a finished picture with a plain new one.
public struct EdgeResidue: Sendable, Codable, Hashable {
  /// Pixels of the edge that were measured.
  public let edgePixels: Int
  /// Mean over the edge of how far (ΔE 1976) a pixel's colour leans towards the old background from every
  /// mixture of the person's colours beside it and the new background.
  public let lean: Double
  /// 95th percentile of the same.
  public let strongLean: Double
  /// Pixels of parts that are not background and hang nowhere together with the person.
  public let islandPixels: Int
  /// Pixels of background that the person encloses.
  public let holePixels: Int

  /// Colours within this ΔE 1976 of the new background count as background where no alpha is known.
  public static let backgroundTolerance = 6.0
  /// Width of the measured edge on the person's side, in pixels.
  public static let edgeWidth = 3

  /// - Parameters:
  ///   - alpha: the person's opacity in `finished`; without it colour tells what is background, and a white
  ///     shirt before white may then count as a hole.
  ///   - old: mean colour of the background that was replaced.
  public init(finished: RGBImage, alpha: GrayImage? = nil, new: RGB, old: RGB) {
    let width = finished.width
    let height = finished.height
    let target = Lab(new)
    var isBackground = [Bool](repeating: false, count: width * height)
    if let alpha, alpha.size == finished.size {
      for i in isBackground.indices { isBackground[i] = alpha.samples[i] < 13 }
    } else {
      for i in isBackground.indices {
        let color = finished[i % width, i / width]
        isBackground[i] =
          color == new
          || color.isRoughly(new) && Lab(color).distance(to: target) < EdgeResidue.backgroundTolerance
      }
    }
    let parts = ConnectedParts(of: isBackground, width: width, height: height)
    islandPixels = parts.pixels(false) - (parts.largest(false))
    holePixels = parts.enclosed(true)

    let depth = ChamferDistance.distances(width: width, height: height) { isBackground[$0] }
    var samples = CellColors(
      width: max(1, CellGrid.count(width)), height: max(1, CellGrid.count(height)))
    let edge = Float(EdgeResidue.edgeWidth)
    for y in 0..<height {
      for x in 0..<width where depth[y * width + x] > edge + 1 && depth[y * width + x] < edge + 9 {
        let color = Lab(finished[x, y])
        let cell = (y / CellGrid.step) * samples.width + x / CellGrid.step
        samples.sums[cell] += SIMD4(Float(color.l), Float(color.a), Float(color.b), 0)
        samples.counts[cell] += 1
      }
    }
    let inside = samples.means().filled()
    let goal = Lab(old)
    var leans: [Double] = []
    for y in 0..<height {
      for x in 0..<width where depth[y * width + x] > 0 && depth[y * width + x] <= edge {
        var least = Double.infinity
        for dy in [-2, 0, 2] {
          for dx in [-2, 0, 2] {
            let cx = min(max(x / CellGrid.step + dx, 0), inside.width - 1)
            let cy = min(max(y / CellGrid.step + dy, 0), inside.height - 1)
            let f = inside.values[cy * inside.width + cx]
            let person = Lab(l: Double(f.x), a: Double(f.y), b: Double(f.z))
            least = min(least, Lab(finished[x, y]).lean(from: target, person, towards: goal))
          }
        }
        leans.append(least)
      }
    }
    leans.sort()
    edgePixels = leans.count
    lean = leans.isEmpty ? 0 : leans.reduce(0, +) / Double(leans.count)
    strongLean = leans.isEmpty ? 0 : leans[(leans.count - 1) * 95 / 100]
  }
}

extension RGB {
  /// No channel differs so much that the colours can't be within the tolerance.
  fileprivate func isRoughly(_ other: RGB) -> Bool {
    abs(Int(red) - Int(other.red)) < 64 && abs(Int(green) - Int(other.green)) < 64
      && abs(Int(blue) - Int(other.blue)) < 64
  }
}

extension Lab {
  /// How far this colour lies from the segment a–b in the direction of `goal`, 0 if it leans away.
  fileprivate func lean(from a: Lab, _ b: Lab, towards goal: Lab) -> Double {
    let axis = SIMD3(b.l - a.l, b.a - a.a, b.b - a.b)
    func nearest(_ p: SIMD3<Double>) -> SIMD3<Double> {
      let length = (axis * axis).sum()
      return length > 1e-9 ? axis * min(max((p * axis).sum() / length, 0), 1) : .zero
    }
    let p = SIMD3(l - a.l, self.a - a.a, self.b - a.b)
    let foot = nearest(p)
    let g = SIMD3(goal.l - a.l, goal.a - a.a, goal.b - a.b)
    // Only what the mixtures can't explain counts as the old colour's direction.
    let direction = g - nearest(g)
    let length = (direction * direction).sum().squareRoot()
    guard length > 1 else { return 0 }
    return max(0, ((p - foot) * direction).sum() / length)
  }
}
