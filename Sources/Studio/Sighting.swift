public import Codecs
public import Portrait
import Raster

/// What was seen in a photo: what a report needs to show where rules looked.
public struct Sighting: Sendable {
  public var photo: Photo
  public var portrait: PortraitAnalysis
  /// What of the photo is, or would be, the finished picture; nil where that is all of it, or nothing.
  public var crop: Crop?

  public init(photo: Photo, portrait: PortraitAnalysis, crop: Crop? = nil) {
    self.photo = photo
    self.portrait = portrait
    self.crop = crop
  }

  /// In upright source pixels.
  var frame: Rect {
    let whole = Rect(
      x: 0, y: 0, width: Double(photo.sourceSize.width), height: Double(photo.sourceSize.height))
    return crop.map { $0.window.intersection(whole) } ?? whole
  }
}
