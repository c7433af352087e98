import Raster

/// Runs MODNet (Ke et al. 2022), a portrait matting network, on head and shoulders: sixty times the work of
/// `PersonSegmenter`, for backgrounds where colour can't tell where the person ends.
final class PersonMatter {
  /// Of the network's input, in pixels: multiples of 32, in the proportions of the segmenter's window.
  static let width = 320
  static let height = 416
  /// How deep inside its outline the segmenter is believed, and how far outside, in samples: 6 and 15 % of a head.
  private static let sureDepth = 9
  private static let sureDistance = 22

  private let models: PortraitModels
  private var runner: Runner?

  init(models: PortraitModels) { self.models = models }

  /// - Parameters:
  ///   - window: in pixels of the picture.
  ///   - rough: what the segmenter made of the same window. The matting network sees outlines better and regions worse.
  func mask(of image: ImagePyramid, window: Rect, rough: Plane) throws -> PersonMask {
    let (width, height) = (PersonMatter.width, PersonMatter.height)
    let runner = try self.runner ?? Runner(try models.matte(), file: .matte, counts: [width * height])
    self.runner = runner
    let map = Affine.patch(
      width: Double(width), height: Double(height), center: Point(x: window.midX, y: window.midY),
      boxWidth: window.width, boxHeight: window.height)
    let input = image.patch(width: width, height: height, map: map, gain: 2 / 255, offset: -1)
    let output = try runner.run(input)
    var matte = Plane(width: width, height: height, values: output[0])
    let seen = rough.resampled(
      window: Rect(x: 0, y: 0, width: Double(rough.width), height: Double(rough.height)), width: width,
      height: height)
    let inside = seen.eroded(radius: PersonMatter.sureDepth)
    let around = seen.dilated(radius: PersonMatter.sureDistance)
    for i in matte.values.indices {
      if inside.values[i] > 0.9 { matte.values[i] = 1 }
      if around.values[i] < 0.1 { matte.values[i] = 0 }
    }
    return PersonMask(probability: matte, window: window)
  }
}
