internal import Codecs
public import Pipeline
public import Portrait
public import Raster
public import Rules

/// What a page shows of a photo: the photo with the marks on it, and the finished picture.
public struct ReportPictures: Sendable {
  /// JPEG without any metadata, `longSide` at most.
  public var photo: [UInt8]
  /// Upright, in the pixels of `marks`.
  public var size: Size
  public var marks: [Mark]
  /// What of the photo the finished picture shows; nil where that is all of it, or there is none.
  public var frame: Rect?
  /// The finished JPEG file.
  public var finished: [UInt8]?

  /// Pixels; more than a page shows on a desk.
  private static let longSide = 900
  private static let quality = 82
  /// Dots per inch of a screen; nobody prints these.
  private static let density = 96

  /// - Throws: `CodecError` where the photo can't be encoded.
  public init(
    _ source: AnalyzedPhoto, crop: Crop?, _ findings: [Finding], finished: Standardizer.Finished?
  ) throws {
    let image = source.photo.image
    let small = image.resized(to: image.size.fitted(longSide: Self.longSide))
    photo = try JPEGEncoder.encode(small, quality: Self.quality, density: Self.density)
    size = source.photo.sourceSize
    marks = source.marks(findings.decisive, crop: crop, cut: finished?.cutout)
    frame = crop.map { source.frame(of: $0) }
    self.finished = finished?.file
  }
}
