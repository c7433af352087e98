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
