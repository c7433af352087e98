internal import Portrait
internal import Raster

/// Things worn on ears and neck.
enum Ornaments {
  /// Where a lobe lies from the mesh point on the jaw, in inter-eye distances: outwards and down.
  private static let lobe = (across: -0.02...0.24, down: -0.15...0.35)
  /// Around it, in inter-eye distances and in pixels that the rings need.
  private static let margin = 0.2
  private static let marginPixels = 12
  /// Half widths of the blur and radii of the ring, in chart pixels, for spots of three sizes.
  private static let sizes = [(1, 4), (2, 6), (3, 9)]
  /// Added before the logarithm, as when the model was trained.
  private static let floor = 0.05
  /// The value that this share of a lobe stays below is its bright part.
  private static let brightShare = 0.98
  /// cos 45°.
  private static let diagonal = 0.7071
  /// The neck under the chin, in inter-eye distances.
  private static let neck = (u: -0.5...0.5, v: 0.05...1.12)
  /// Skin of the neck may differ more from the cheeks' than that of the face, and lie deeper in the shade.
  private static let neckTolerance: Float = 1.2
  private static let darkestNeck: Float = -1.3
  /// Half the thickness of chains, in chart pixels.
  private static let chainReach = [3, 4]
  /// The strength, in natural logarithms, that one glint counts at most.
  private static let mostStrength: Float = 0.5

  /// What is seen at the lobes, for telling earrings from hair, lobes and background: per side the strongest bright and
  /// dark spots of three sizes in luma and in two colours against the skin, the brightest place and the fineness of
  /// detail; of both sides first the greater, then the lesser value. Logarithms. Where a matte tells the background, it
  /// counts as skin.
  static func lobes(_ scene: Scene) throws(Unassessable) -> [Double] {
    let face = try scene.uprightFace()
    let frame = try FaceFrame(meshOf: face)
    let skin = try scene.cheeks.mean
    var sides: [[Double]] = []
    for (jaw, sign) in [(MeshPoint.rightLobe, -1.0), (MeshPoint.leftLobe, 1.0)] {
      let p = frame.coordinates(of: face.mesh[jaw])
      let near = p.x + sign * lobe.across.lowerBound
      let far = p.x + sign * lobe.across.upperBound
      let chart = try FaceChart(
        scene, u: min(near, far) - margin...max(near, far) + margin,
        v: p.y + lobe.down.lowerBound - margin...p.y + lobe.down.upperBound + margin)
      var ratios = skin.ratios(in: chart.image)
      if let person = chart.person(in: scene) { ratios.fade(outside: person) }
      var features: [Double] = []
      for plane in [ratios.luma, ratios.redGreen, ratios.blueGreen] {
        for (blur, radius) in sizes {
          let spot = spots(plane.boxBlurred(across: blur, down: blur), margin: marginPixels, ring(radius))
          features += [spot.bright, spot.dark]
        }
      }
      sides.append(features + detail(ratios.luma, margin: marginPixels))
    }
    let pairs = zip(sides[0], sides[1])
    let values = pairs.map { max($0, $1) } + pairs.map { min($0, $1) }
    return values.map { Logarithm.natural(max(0, $0) + floor) }
  }

  /// The greatest difference of a pixel from the ring around it, in both directions, all but one of the ring's samples.
  static func spots(_ plane: Plane, margin: Int, _ ring: [(Int, Int)]) -> (
    bright: Double, dark: Double
  ) {
    var (bright, dark): (Float, Float) = (0, 0)
    guard plane.width > 2 * margin, plane.height > 2 * margin else { return (0, 0) }
    let offsets = ring.map { dx, dy in dy * plane.width + dx }
    plane.values.withUnsafeBufferPointer { values in
      offsets.withUnsafeBufferPointer { offsets in
        for y in margin..<plane.height - margin {
          for i in y * plane.width + margin..<(y + 1) * plane.width - margin {
            var (low, secondLow) = (Float.infinity, Float.infinity)
            var (high, secondHigh) = (-Float.infinity, -Float.infinity)
            for offset in offsets {
              let d = values[i] - values[i &+ offset]
              secondLow = min(secondLow, max(low, d))
              low = min(low, d)
              secondHigh = max(secondHigh, min(high, d))
              high = max(high, d)
            }
            bright = max(bright, secondLow)
            dark = max(dark, -secondHigh)
          }
        }
      }
    }
    return (Double(bright), Double(dark))
  }

  /// The greatest value, the one that 98 % stay below, and the mean steps across and down.
  private static func detail(_ plane: Plane, margin: Int) -> [Double] {
    guard plane.width > 2 * margin, plane.height > 2 * margin else { return [0, 0, 0, 0] }
    var values: [Double] = []
    var (across, down) = (0.0, 0.0)
    for y in margin..<plane.height - margin {
      for x in margin..<plane.width - margin {
        values.append(Double(plane[x, y]))
        across += Double(abs(plane[x + 1, y] - plane[x, y]))
        down += Double(abs(plane[x, y + 1] - plane[x, y]))
      }
    }
    let n = Double(max(1, values.count))
    return [values.max() ?? 0, Percentile.of(values, brightShare) ?? 0, across / n, down / n]
  }

  static func ring(_ radius: Int) -> [(Int, Int)] {
    let diagonal = Int((Double(radius) * diagonal).rounded())
    return [
      (radius, 0), (diagonal, diagonal), (0, radius), (-diagonal, diagonal), (-radius, 0),
      (-diagonal, -diagonal), (0, -radius), (diagonal, -diagonal),
    ]
  }

  /// Mean strength of the best line across the neck that is brighter than the skin on both sides of it or of another
  /// colour, in natural logarithms. Folds of the neck are darker and do not count.
  static func necklace(_ scene: Scene) throws(Unassessable) -> Double {
    let face = try scene.uprightFace()
    let chin = try FaceFrame(meshOf: face).coordinates(of: face.chin)
    let chart = try FaceChart(scene, u: neck.u, v: chin.y + neck.v.lowerBound...chin.y + neck.v.upperBound)
    let ratios = try scene.cheeks.mean.ratios(in: chart.image)
    let luma = ratios.luma.boxBlurred(across: 1, down: 0)
    let blue = ratios.blueGreen.boxBlurred(across: 1, down: 0)
    let isSkin = (0..<chart.height).flatMap { y in
      (0..<chart.width).map { x in ratios.isSkin(x, y, tolerance: neckTolerance, darkest: darkestNeck) }
    }
    var ridge = Plane(width: chart.width, height: chart.height)
    for d in chainReach {
      guard chart.height > 2 * d else { continue }
      for y in d..<chart.height - d {
        for x in 0..<chart.width {
          guard isSkin[(y - d) * chart.width + x], isSkin[(y + d) * chart.width + x] else { continue }
          let bright = min(luma[x, y] - luma[x, y - d], luma[x, y] - luma[x, y + d])
          let (above, below) = (blue[x, y] - blue[x, y - d], blue[x, y] - blue[x, y + d])
          let colored = above * below > 0 ? min(abs(above), abs(below)) : 0
          ridge[x, y] = max(ridge[x, y], min(mostStrength, max(bright, colored)))
        }
      }
    }
    return ridge.bestPathAcross()
  }
}

extension Plane {
  /// The greatest mean of a path from the left to the right side that moves at most one row each column.
  func bestPathAcross() -> Double {
    guard width > 0, height > 0 else { return 0 }
    var best = (0..<height).map { self[0, $0] }
    for x in 1..<max(1, width) {
      best = (0..<height).map { y in
        let reached = max(best[y], best[max(0, y - 1)], best[min(height - 1, y + 1)])
        return reached + self[x, y]
      }
    }
    return Double(best.max() ?? 0) / Double(width)
  }
}
