public import Codecs
public import Matting
public import Portrait
import Raster

/// Cuts people out of photos at the photo's own size. One per worker.
public final class Cutter {
  private let analyzer: PortraitAnalyzer
  /// The matte is found at no more than this and lifted to the photo's size.
  private static let workingLongSide = 1024

  public init(models: PortraitModels) { analyzer = PortraitAnalyzer(models: models) }

  /// The matte of the upright photo; nil where no person was found.
  public func cut(_ photo: Photo) throws -> Matte? {
    let portrait = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
    guard let face = portrait.faces.first, let near = portrait.person else { return nil }
    let size = photo.sourceSize
    let scale = min(1, Double(Cutter.workingLongSide) / Double(max(size.width, size.height)))
    let view = Crop(
      scale: scale, x: 0, y: 0,
      output: Size(
        width: max(1, Int((Double(size.width) * scale).rounded())),
        height: max(1, Int((Double(size.height) * scale).rounded()))))
    var person = near.plane(seenThrough: view)
    let window = near.window.intersection(
      Rect(x: 0, y: 0, width: Double(size.width), height: Double(size.height)))
    if window.area < 0.99 * Double(size.width * size.height) {
      let far = try analyzer.wholeMask(of: photo.image, sourceSize: size)
      person.join(far.plane(seenThrough: view), outside: window.scaled(by: scale))
    }
    return Matte(
      image: photo.image, person: person, hints: MattingHints(face), workingLongSide: Cutter.workingLongSide)
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
