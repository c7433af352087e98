public import Codecs
public import Matting
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

  /// The matte of the upright photo; nil where no person was found, or the face does not lie upright. Without a face, of
  /// people turned away, blurred or of stone, the person mask alone must do.
  /// - Parameter record: is shown what the edge was decided by, once for every attempt.
  public func cut(_ photo: Photo, record: EdgeRecord? = nil) throws -> Cutout? {
    let analyzed = try AnalyzedPhoto(photo, by: analyzer)
    guard let face = analyzed.portrait.faces.first, let near = analyzed.portrait.person else {
      return analyzed.portrait.faces.isEmpty ? try cutWithoutFace(analyzed, record) : nil
    }
    let (pyramid, size) = (analyzed.pyramid, photo.sourceSize)
    let window = near.window.intersection(size.bounds)
    var far: PersonMask?
    if window.area < 0.99 * Double(size.width * size.height) {
      far = try analyzer.wholeMask(of: pyramid, sourceSize: size)
    }
    return try cut(analyzed, near: near, far: far, hints: MattingHints(face), record: record)
  }

  private func cutWithoutFace(_ analyzed: AnalyzedPhoto, _ record: EdgeRecord?) throws -> Cutout? {
    let size = analyzed.photo.sourceSize
    guard size.width > 0, size.height > 0 else { return nil }
    let mask = try analyzer.wholeMask(of: analyzed.pyramid, sourceSize: size)
    guard let head = mask.likelyHead else { return nil }
    var cutout = try cut(
      analyzed, near: mask, far: nil, hints: MattingHints(head: head, face: []), record: record)
    cutout.basis = .personMask
    return cutout
  }

  /// - Parameter far: the whole photo, for what lies outside of the window of `near`.
  private func cut(
    _ analyzed: AnalyzedPhoto, near: PersonMask, far: PersonMask?, hints: MattingHints,
    record: EdgeRecord?
  ) throws -> Cutout {
    let size = analyzed.photo.sourceSize
    let scale = size.scale(fittingLongSide: MatteExtractor.workingLongSide)
    let view = Crop(scale: scale, x: 0, y: 0, output: size.scaled(by: scale))
    let window = near.window.intersection(size.bounds)
    let beyond = far?.plane(seenThrough: view)
    return try self.quality.matte(of: near) {
      try analyzer.refined($0, head: hints.head, of: analyzed.pyramid, sourceSize: size)
    } cut: { mask, quality, isDraft in
      var person =
        mask?.plane(seenThrough: view) ?? Plane(width: view.output.width, height: view.output.height)
      if let beyond { person.join(beyond, outside: window.scaled(by: scale)) }
      return Matte(
        image: analyzed.photo.image, person: person, quality: quality, hints: hints,
        workingLongSide: MatteExtractor.workingLongSide, isDraft: isDraft, record: record)
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
