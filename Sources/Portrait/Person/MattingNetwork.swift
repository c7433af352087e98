import Raster

/// Runs MODNet (Ke et al. 2022), a portrait matting network, on head and shoulders: sixty times the work of
/// `PersonSegmenter`, for backgrounds where colour can't tell where the person ends.
final class MattingNetwork {
  /// How deep inside its outline the segmenter is believed, and how far outside, in samples: 6 and 15 % of a head.
  private static let sureDepth = 9
  private static let sureDistance = 22
  /// Probabilities at which the segmenter is sure of the person and of what is not.
  private static let surelyInside: Float = 0.9
  private static let surelyOutside: Float = 0.1

  private let models: PortraitModels
  private var runner: NetworkRunner?

  init(models: PortraitModels) { self.models = models }

  /// - Parameters:
  ///   - window: in pixels of the picture.
  ///   - rough: what the segmenter made of the same window. The matting network sees outlines better and regions worse.
  func mask(of image: ImagePyramid, window: Rect, rough: Plane) throws -> PersonMask {
    let (width, height) = (PortraitModels.matteSize.width, PortraitModels.matteSize.height)
    let runner = try self.runner ?? NetworkRunner(try models.matte(), file: .matte, counts: [width * height])
    self.runner = runner
    let map = Affine.patch(
      width: Double(width), height: Double(height), center: Point(x: window.midX, y: window.midY),
      boxWidth: window.width, boxHeight: window.height)
    let input = image.patch(width: width, height: height, map: map, gain: 2 / 255, offset: -1)
    let output = try runner.run(input)
    var matte = Plane(width: width, height: height, values: output[0])
    let seen = rough.resampled(window: rough.size.bounds, width: width, height: height)
    let inside = seen.eroded(radius: MattingNetwork.sureDepth)
    let around = seen.dilated(radius: MattingNetwork.sureDistance)
    for i in matte.values.indices {
      if inside.values[i] > MattingNetwork.surelyInside { matte.values[i] = 1 }
      if around.values[i] < MattingNetwork.surelyOutside { matte.values[i] = 0 }
    }
    return PersonMask(probability: matte, window: window)
  }
}
