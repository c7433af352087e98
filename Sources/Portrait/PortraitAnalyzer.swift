public import Raster

/// Finds and measures people. One per worker: it owns the networks' working memory.
public final class PortraitAnalyzer {
  private let finder: FaceFinder
  private let segmenter: PersonSegmenter
  private let matter: PersonMatter

  public init(models: PortraitModels) {
    finder = FaceFinder(models: models)
    segmenter = PersonSegmenter(models: models)
    matter = PersonMatter(models: models)
  }

  /// - Parameters:
  ///   - image: the upright photo, or a reduced version of it.
  ///   - sourceSize: size of the photo; every result is in its pixels.
  /// - Throws: `PortraitError` where a network does not do what it should.
  public func analyze(_ image: RGBImage, sourceSize: Size) throws(PortraitError) -> PortraitAnalysis {
    guard image.width > 0, image.height > 0 else {
      return PortraitAnalysis(faces: [], orientation: .upright, person: nil)
    }
    let pyramid = ImagePyramid(image)
    let found = try finder.faces(in: pyramid)
    var faces = found.map { FaceAnalysis(found: $0, in: image.size) }
    guard let main = found.first else {
      return PortraitAnalysis(faces: [], orientation: .upright, person: nil)
    }
    let scale = Point(
      x: Double(sourceSize.width) / Double(image.width), y: Double(sourceSize.height) / Double(image.height))
    let orientation = SceneOrientation(roll: main.pose.roll)
    var person: PersonMask?
    if orientation == .upright {
      let window = PersonSegmenter.window(around: main.mesh, in: image.size)
      if window.area > 0 {
        let mask = try segmenter.mask(of: pyramid, window: window)
        faces[0].measureOutline(of: mask)
        person = mask.scaled(by: scale)
      }
    }
    return PortraitAnalysis(
      faces: faces.map { $0.scaled(by: scale) }, orientation: orientation, person: person)
  }

  /// The person in the whole photo, coarser than `PortraitAnalysis.person` and for what lies outside of its window.
  public func wholeMask(of image: RGBImage, sourceSize: Size) throws(PortraitError) -> PersonMask {
    let whole = Rect(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
    return try segmenter.mask(of: ImagePyramid(image), window: whole).scaled(
      by: Point(
        x: Double(sourceSize.width) / Double(image.width), y: Double(sourceSize.height) / Double(image.height)
      ))
  }

  /// What `mask` shows, by a finer and much slower network.
  /// - Throws: `PortraitError`, or what reading the network's file throws.
  public func refined(
    _ mask: PersonMask, of image: RGBImage, sourceSize: Size
  ) throws -> PersonMask {
    let scale = Point(
      x: Double(sourceSize.width) / Double(image.width), y: Double(sourceSize.height) / Double(image.height))
    let window = Rect(
      x: mask.window.x / scale.x, y: mask.window.y / scale.y, width: mask.window.width / scale.x,
      height: mask.window.height / scale.y)
    return try matter.mask(of: ImagePyramid(image), window: window, rough: mask.probability)
      .scaled(by: scale)
  }
}
