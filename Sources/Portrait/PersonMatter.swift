import Raster

/// Runs MODNet (Ke et al. 2022), a portrait matting network, on head and shoulders: sixty times the work of
/// `PersonSegmenter`, for backgrounds where colour can't tell where the person ends.
final class PersonMatter {
  /// Of the network's input, in pixels: multiples of 32, in the proportions of the segmenter's window.
  static let width = 320
  static let height = 416
  private let models: PortraitModels
  private var runner: Runner?

  init(models: PortraitModels) { self.models = models }

  /// - Parameter window: in pixels of the picture.
  func mask(of image: ImagePyramid, window: Rect) throws -> PersonMask {
    let (width, height) = (PersonMatter.width, PersonMatter.height)
    let runner = try self.runner ?? Runner(try models.matte(), file: .matte, counts: [width * height])
    self.runner = runner
    let map = Affine.patch(
      width: Double(width), height: Double(height), center: Point(x: window.midX, y: window.midY),
      boxWidth: window.width, boxHeight: window.height)
    let input = image.patch(width: width, height: height, map: map, gain: 2 / 255, offset: -1)
    let output = try runner.run(input)
    return PersonMask(probability: Plane(width: width, height: height, values: output[0]), window: window)
  }
}
