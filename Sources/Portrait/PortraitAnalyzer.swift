import Inference
public import Raster

/// Finds and measures people. One per worker: it owns the networks' working memory.
public final class PortraitAnalyzer {
  private let finder: FaceFinder
  private let segmenter: PersonSegmenter
  private let matting: MattingNetwork
  private let heads: HeadNetwork

  public init(models: PortraitModels) {
    let workspace = Workspace()
    finder = FaceFinder(models: models, in: workspace)
    segmenter = PersonSegmenter(models: models, in: workspace)
    matting = MattingNetwork(models: models, in: workspace)
    heads = HeadNetwork(models: models, in: workspace)
  }

  /// - Parameters:
  ///   - image: the upright photo, or a reduced version of it.
  ///   - sourceSize: size of the photo; every result is in its pixels.
  /// - Throws: `PortraitError` where a network does not do what it should.
  public func analyze(_ image: ImagePyramid, sourceSize: Size) throws(PortraitError) -> PortraitAnalysis {
    let found = try located(in: image)
    guard let main = found.first else { return .empty }
    var faces = found.map { FaceAnalysis(found: $0, in: image.size) }
    let scale = Self.scale(from: image.size, to: sourceSize)
    let orientation = SceneOrientation(roll: main.pose.roll)
    var person: PersonMask?
    if orientation == .upright {
      let window = PersonSegmenter.window(around: main.mesh, in: image.size)
      if window.area > 0 {
        let mask = try segmenter.mask(of: image, window: window)
        faces[0].measureOutline(of: mask)
        person = mask.scaled(by: scale)
      }
    }
    return PortraitAnalysis(
      faces: faces.map { $0.scaled(by: scale) }, orientation: orientation, person: person)
  }

  /// What the faces' meshes tell, without the person's outline: no mask, no shoulders, no crown.
  /// - Throws: `PortraitError` where a network does not do what it should.
  public func faces(in image: ImagePyramid, sourceSize: Size) throws(PortraitError) -> PortraitAnalysis {
    let found = try located(in: image)
    guard let main = found.first else { return .empty }
    let scale = Self.scale(from: image.size, to: sourceSize)
    return PortraitAnalysis(
      faces: found.map { FaceAnalysis(found: $0, in: image.size).scaled(by: scale) },
      orientation: SceneOrientation(roll: main.pose.roll), person: nil)
  }

  private func located(in image: ImagePyramid) throws(PortraitError) -> [FaceFinder.Face] {
    image.size.width > 0 && image.size.height > 0 ? try finder.faces(in: image) : []
  }

  /// The person in the whole photo, coarser than `PortraitAnalysis.person` and for what lies outside of its window.
  public func wholeMask(of image: ImagePyramid, sourceSize: Size) throws(PortraitError) -> PersonMask {
    try segmenter.mask(of: image, window: image.size.bounds)
      .scaled(by: Self.scale(from: image.size, to: sourceSize))
  }

  /// What `mask` shows, by a finer and much slower network.
  /// - Parameter head: from crown to chin, in pixels of the photo.
  /// - Throws: `PortraitError`, or what reading the network's file throws.
  public func refined(
    _ mask: PersonMask, head: Rect, of image: ImagePyramid, sourceSize: Size
  ) throws -> PersonMask {
    let scale = Self.scale(from: sourceSize, to: image.size)
    return try matting.mask(
      of: image, window: mask.window.scaled(x: scale.x, y: scale.y), rough: mask.probability,
      head: head.scaled(x: scale.x, y: scale.y)
    ).scaled(by: Self.scale(from: image.size, to: sourceSize))
  }

  /// What a network trained on ImageNet sees of a head.
  /// - Parameter face: in pixels of the photo, as `analyze` gives it.
  /// - Throws: `PortraitError`, or what reading the network's file throws.
  public func headFeatures(
    of face: FaceAnalysis, in image: ImagePyramid, sourceSize: Size
  ) throws -> HeadFeatures {
    let scale = Self.scale(from: sourceSize, to: image.size)
    return try heads.features(of: face.scaled(by: scale), in: image)
  }

  private static func scale(from image: Size, to source: Size) -> Point {
    Point(
      x: Double(source.width) / Double(image.width), y: Double(source.height) / Double(image.height))
  }
}

extension PortraitAnalyzer {
  /// See `analyze(_:sourceSize:)`.
  public func analyze(_ image: RGBImage, sourceSize: Size) throws(PortraitError) -> PortraitAnalysis {
    try analyze(ImagePyramid(image), sourceSize: sourceSize)
  }
}

extension PortraitAnalysis {
  fileprivate static let empty = PortraitAnalysis(faces: [], orientation: .upright, person: nil)
}
