internal import Codecs
public import Portrait
internal import Raster
public import Rules
public import Studio

/// The pipeline as a batch drives it.
public final class StudioProcessor: PhotoProcessor {
  private let standardizer: Standardizer
  private let analyzer: PortraitAnalyzer

  /// Heights of a contact sheet's picture, of one with marks, and of a returned photo.
  private static let thumbnailHeight = 144
  private static let markedHeight = 240
  private static let overlayHeight = 480

  public init(
    models: PortraitModels, standard: Standard, background: Background, referenceDate: ReferenceDate? = nil
  ) {
    standardizer = Standardizer(
      models: models, standard: standard, background: background, referenceDate: referenceDate)
    analyzer = PortraitAnalyzer(models: models)
  }

  public func process(_ bytes: [UInt8], name: String) throws -> Processed {
    var stopwatch = Stopwatch()
    let result = try standardizer.standardize(bytes, outputName: name, stopwatch: &stopwatch)
    var processed = Processed(file: result.file, findings: result.findings)
    if Judge.overall(result.findings) == .fail || result.file == nil {
      let overlay = try overlay(of: bytes)
      processed.overlay = try jpeg(overlay, height: StudioProcessor.overlayHeight, quality: 75)
      processed.thumbnail = try jpeg(overlay, height: StudioProcessor.markedHeight, quality: 60)
    } else if let file = result.file {
      processed.thumbnail = thumbnail(of: file)
    }
    return processed
  }

  public func thumbnail(of file: [UInt8]) -> [UInt8]? {
    guard let photo = try? Photo(bytes: file, atLeast: StudioProcessor.thumbnailHeight) else { return nil }
    return try? jpeg(photo.image, height: StudioProcessor.thumbnailHeight, quality: 60)
  }

  public func failure(_ error: any Error, name: String) -> PhotoFailure {
    let failure = Failure(error, file: name)
    return PhotoFailure(code: failure.code, text: failure.text)
  }

  /// The photo, small, with what was measured in it.
  private func overlay(of bytes: [UInt8]) throws -> RGBImage {
    let photo = try Photo(bytes: bytes, atLeast: StudioProcessor.overlayHeight)
    let portrait = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
    let small = resized(photo.image, height: StudioProcessor.overlayHeight)
    return FaceOverlay.draw(portrait.faces, on: small, sourceSize: photo.sourceSize)
  }

  /// At most `height` high, and no wider than twice that.
  private func resized(_ image: RGBImage, height: Int) -> RGBImage {
    let scale = min(
      1, Double(height) / Double(image.height), Double(height) * 2 / Double(image.width))
    guard scale < 1 else { return image }
    return image.resized(
      width: max(1, Int((Double(image.width) * scale).rounded())),
      height: max(1, Int((Double(image.height) * scale).rounded())))
  }

  private func jpeg(_ image: RGBImage, height: Int, quality: Int) throws -> [UInt8] {
    try JPEGEncoder.encode(resized(image, height: height), quality: quality, density: 96)
  }
}
