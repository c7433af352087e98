import Inference
import Raster

/// Runs MODNet (Ke et al. 2022), a portrait matting network, on head and shoulders and once more on the head alone: 150
/// times the work of `PersonSegmenter`, for backgrounds where colour can't tell where the person ends.
final class MattingNetwork {
  /// What the second look sees around the head, in heights of the head: to each side of its middle, above its crown, and
  /// from its crown down. Hair beside the neck and most of a finished picture are in it.
  private static let headLook = (side: 0.85, above: 0.25, below: 1.45)
  /// From the crown, in heights of the head: farther down the second look, in which shoulders are cut off, is not believed.
  private static let believed = 1.12
  /// Samples of the joined mask for each of the look at the whole window: as fine as the look at the head.
  private static let refinement = 2
  /// Over this share of the second look's width the first goes over into it.
  private static let transition = 0.1
  /// Hair with gaps that the segmenter does not see ends this much above the chin, in heights of the head: below lie collars.
  private static let aboveChin = 0.05
  /// Less can't be looked at, in pixels of the picture.
  private static let leastHeadLook = 16.0

  private let models: PortraitModels
  private let workspace: Workspace
  private var runners: (whole: NetworkRunner, head: NetworkRunner)?

  init(models: PortraitModels, in workspace: Workspace) {
    self.models = models
    self.workspace = workspace
  }

  /// - Parameters:
  ///   - window: in pixels of the picture, as `head`.
  ///   - rough: what the segmenter made of the same window. The matting network sees outlines better and regions worse.
  ///   - head: from crown to chin.
  func mask(of image: ImagePyramid, window: Rect, rough: Plane, head: Rect) throws -> PersonMask {
    let runners = try self.runners ?? made()
    self.runners = runners
    let size = PortraitModels.matteSize
    let certain = CertainRegions(
      rough, size: size, hairEnd: (head.maxY - Self.aboveChin * head.height - window.y) / window.height)
    var whole = try look(at: window, of: image, by: runners.whole, size: size)
    certain.overrule(&whole, least: 1)
    let near = Self.window(around: head, in: window)
    guard min(near.width, near.height) > Self.leastHeadLook else {
      return PersonMask(probability: whole, window: window)
    }
    let seen = try look(at: near, of: image, by: runners.head, size: PortraitModels.headMatteSize)
    let fine = Size(width: size.width * Self.refinement, height: size.height * Self.refinement)
    var joined = whole.resampled(window: size.bounds, width: fine.width, height: fine.height)
    let end = Rect(
      x: near.x, y: near.y, width: near.width, height: head.y + Self.believed * head.height - near.y)
    joined.put(
      seen, at: near.inGrid(fine, over: window), above: end.inGrid(fine, over: window).maxY,
      fading: Self.transition)
    certain.overrule(&joined, least: CertainRegions.open)
    return PersonMask(probability: joined, window: window)
  }

  private static func window(around head: Rect, in window: Rect) -> Rect {
    let height = head.height
    return Rect(
      x: head.midX - headLook.side * height, y: head.y - headLook.above * height,
      width: 2 * headLook.side * height, height: (headLook.above + headLook.below) * height
    ).intersection(window)
  }

  private func look(at window: Rect, of image: ImagePyramid, by runner: NetworkRunner, size: Size) throws
    -> Plane
  {
    let map = Affine.patch(
      width: Double(size.width), height: Double(size.height), center: Point(x: window.midX, y: window.midY),
      boxWidth: window.width, boxHeight: window.height)
    let input = image.patch(width: size.width, height: size.height, map: map, gain: 2 / 255, offset: -1)
    return Plane(width: size.width, height: size.height, values: try runner.run(input)[0])
  }

  private func made() throws -> (whole: NetworkRunner, head: NetworkRunner) {
    let networks = try models.matte()
    func runner(_ network: Network, _ size: Size) -> NetworkRunner {
      NetworkRunner(network, file: .matte, counts: [size.width * size.height], in: workspace)
    }
    return (
      runner(networks.whole, PortraitModels.matteSize), runner(networks.head, PortraitModels.headMatteSize)
    )
  }
}

/// Where the segmenter is believed whatever the matting network says, which now and then loses a forehead or keeps a lamp.
private struct CertainRegions {
  /// How deep inside its outline the segmenter is believed, and how far outside, in samples: 6 and 15 % of a head.
  private static let sureDepth = 8
  private static let sureDistance = 20
  /// Probabilities at which the segmenter is sure of the person and of what is not.
  private static let surelyInside: Float = 0.9
  private static let surelyOutside: Float = 0.1

  /// Where both contradict each other, as between locks: neither the person nor not, for colour to decide.
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

extension Plane {
  /// Lays another plane over a part of this one.
  /// - Parameters:
  ///   - place: in samples of this plane, within it.
  ///   - above: the row at which it ends, wherever the place does.
  ///   - fading: over this share of the place's width this plane goes over into the other; not at this plane's own edge.
  fileprivate mutating func put(_ other: Plane, at place: Rect, above: Double, fading: Double) {
    let (left, top) = (Int(place.x.rounded(.up)), Int(place.y.rounded(.up)))
    let (right, bottom) = (min(width, Int(place.maxX)), min(height, Int(max(0, min(place.maxY, above)))))
    guard left < right, top < bottom else { return }
    let covered = Rect(
      x: Double(left) - place.x, y: Double(top) - place.y, width: Double(right - left),
      height: Double(bottom - top))
    let part = other.resampled(
      window: covered.scaled(x: Double(other.width) / place.width, y: Double(other.height) / place.height),
      width: right - left, height: bottom - top)
    let margin = max(1, fading * place.width)
    func share(_ position: Int, _ low: Int, _ high: Int, _ length: Int) -> Double {
      let before = low <= 1 ? 1 : (Double(position - low) + 0.5) / margin
      let behind = high >= length - 1 ? 1 : (Double(high - position) - 0.5) / margin
      return min(1, before, behind)
    }
    let across = (left..<right).map { Float(share($0, left, right, width)) }
    let line = width
    values.withUnsafeMutableBufferPointer { values in
      part.values.withUnsafeBufferPointer { part in
        for y in top..<bottom {
          let down = Float(share(y, top, bottom, height))
          for x in 0..<right - left {
            let i = y * line + left + x
            values[i] += (part[(y - top) * (right - left) + x] - values[i]) * min(down, across[x])
          }
        }
      }
    }
  }
}
