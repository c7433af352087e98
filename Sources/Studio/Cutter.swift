public import Codecs
public import Matting
public import Portrait
import Raster

/// Cuts people out of photos at the photo's own size. One per worker.
public final class Cutter {
  private let analyzer: PortraitAnalyzer

  public init(models: PortraitModels) { analyzer = PortraitAnalyzer(models: models) }

  /// The matte of the upright photo; nil where no person was found.
  public func cut(_ photo: Photo) throws -> Matte? {
    let portrait = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
    guard let face = portrait.faces.first, let person = portrait.person else { return nil }
    let whole = Crop(scale: 1, x: 0, y: 0, output: photo.sourceSize)
    return Matte(
      image: photo.image, person: person.plane(seenThrough: whole, sourceSize: photo.sourceSize),
      hints: MattingHints(face))
  }
}
