import Codecs
import Foundation
public import Raster

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

  private static let longSide = 900

  /// - Throws: `CodecError` where the photo can't be encoded.
  public init(_ sighting: Sighting, _ problems: [PhotoReport.Problem], finished: [UInt8]?) throws {
    let image = sighting.photo.image
    let scale = min(1, Double(Self.longSide) / Double(max(image.width, image.height)))
    let small =
      scale == 1
      ? image
      : image.resized(
        width: max(1, Int((Double(image.width) * scale).rounded())),
        height: max(1, Int((Double(image.height) * scale).rounded())))
    photo = try JPEGEncoder.encode(small, quality: 82, density: 96)
    size = sighting.photo.sourceSize
    marks = sighting.marks(problems)
    frame = sighting.crop == nil ? nil : sighting.frame
    self.finished = finished
  }
}
