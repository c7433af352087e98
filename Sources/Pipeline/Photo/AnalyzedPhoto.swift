public import Codecs
public import Portrait
public import Raster

/// A decoded photo, its reduced sizes and what was found in it: one value, so that none of the three can be another
/// photo's.
public struct AnalyzedPhoto {
  public let photo: Photo
  let pyramid: ImagePyramid
  public let portrait: PortraitAnalysis

  /// - Throws: `PortraitError` where a network can't be run.
  init(_ photo: Photo, by analyzer: PortraitAnalyzer) throws {
    let pyramid = ImagePyramid(photo.image)
    self.init(photo, pyramid, try analyzer.analyze(pyramid, sourceSize: photo.sourceSize))
  }

  private init(_ photo: Photo, _ pyramid: ImagePyramid, _ portrait: PortraitAnalysis) {
    self.photo = photo
    self.pyramid = pyramid
    self.portrait = portrait
  }

  /// Decoded pixels that a crop would enlarge by more than this are decoded again, finer.
  private static let toleratedEnlargement = 1.02

  /// The same photo decoded as fine as the finest of `crops` needs; nil where it is already. What was found in it stays,
  /// since it is in source pixels.
  func finer(_ bytes: [UInt8], limits: Limits, for crops: [Crop]) throws(CodecError) -> AnalyzedPhoto? {
    let scale = crops.map(\.scale).max() ?? 0
    guard scale > photo.reduction * AnalyzedPhoto.toleratedEnlargement else { return nil }
    let finer = try Photo(bytes: bytes, limits: limits, atLeast: photo.shorterSide(forScale: scale))
    return AnalyzedPhoto(finer, ImagePyramid(finer.image), portrait)
  }

  /// Of the largest face; nil without one, and in a picture that does not stand upright.
  func headFeatures(by analyzer: PortraitAnalyzer) throws -> HeadFeatures? {
    guard portrait.orientation == .upright, let face = portrait.faces.first else { return nil }
    return try analyzer.headFeatures(of: face, in: pyramid, sourceSize: photo.sourceSize)
  }

  /// The whole photo in upright source pixels.
  public var bounds: Rect {
    photo.sourceSize.bounds
  }

  /// What of the photo a crop shows, in upright source pixels; all of it where there is none.
  public func frame(of crop: Crop?) -> Rect { crop.map { $0.window.intersection(bounds) } ?? bounds }
}
