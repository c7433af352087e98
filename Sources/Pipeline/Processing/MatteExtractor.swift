public import Codecs
import Matting
public import Portrait
import Raster

/// Cuts people out of photos at the photo's own size. One per worker.
public final class MatteExtractor {
  private let analyzer: PortraitAnalyzer
  private let quality: MattingQuality
  /// The matte is found at no more than this and lifted to the photo's size.
  private static let workingLongSide = 1024

  public init(models: PortraitModels, quality: MattingQuality = .automatic) {
    analyzer = PortraitAnalyzer(models: models)
    self.quality = quality
  }

  /// The matte of the upright photo; nil where no person was found.
  public func cut(_ photo: Photo) throws -> Cutout? {
    let analyzed = try AnalyzedPhoto(photo, by: analyzer)
    let (pyramid, portrait) = (analyzed.pyramid, analyzed.portrait)
    guard let face = portrait.faces.first, let near = portrait.person else { return nil }
    let size = photo.sourceSize
    let scale = size.scale(fittingLongSide: MatteExtractor.workingLongSide)
    let view = Crop(scale: scale, x: 0, y: 0, output: size.scaled(by: scale))
    let window = near.window.intersection(size.bounds)
    var far: Plane?
    if window.area < 0.99 * Double(size.width * size.height) {
      far = try analyzer.wholeMask(of: pyramid, sourceSize: size).plane(seenThrough: view)
    }
    return try self.quality.matte(of: near) {
      try analyzer.refined($0, of: pyramid, sourceSize: size)
    } cut: { mask, quality, isDraft in
      var person =
        mask?.plane(seenThrough: view) ?? Plane(width: view.output.width, height: view.output.height)
      if let far { person.join(far, outside: window.scaled(by: scale)) }
      return Matte(
        image: photo.image, person: person, quality: quality, hints: MattingHints(face),
        workingLongSide: MatteExtractor.workingLongSide, isDraft: isDraft)
    }
  }
}

extension Plane {
  /// Takes the values of `other` outside of `window`, and goes over to them within a twentieth of it inside.
  fileprivate mutating func join(_ other: Plane, outside window: Rect) {
    let margin = max(1, min(window.width, window.height) / 20)
    /// How far inside the window, in margins; a side of the window on the picture's edge has no outside.
    func depth(_ place: Double, _ low: Double, _ high: Double, _ length: Int) -> Double {
      min(low <= 0.5 ? 1 : (place - low) / margin, high >= Double(length) - 0.5 ? 1 : (high - place) / margin)
    }
    for y in 0..<height {
      let vertical = depth(Double(y) + 0.5, window.y, window.maxY, height)
      for x in 0..<width {
        let inside = Float(max(0, min(1, vertical, depth(Double(x) + 0.5, window.x, window.maxX, width))))
        self[x, y] = self[x, y] * inside + other[x, y] * (1 - inside)
      }
    }
  }
}
