internal import Codecs
import Localization
public import Portrait
internal import Raster
public import Rules
public import Studio

/// The pipeline as a batch drives it.
public final class StudioProcessor: PhotoProcessor {
  private let standardizer: Standardizer

  /// Heights of a contact sheet's picture, of one with marks, and of a returned photo.
  private static let thumbnailHeight = 144
  private static let markedHeight = 240
  private static let overlayHeight = 720

  public init(
    models: PortraitModels, standard: Standard, background: Background, effort: MattingEffort = .automatic,
    referenceDate: ReferenceDate? = nil
  ) {
    standardizer = Standardizer(
      models: models, standard: standard, background: background, effort: effort, referenceDate: referenceDate
    )
  }

  public func process(_ bytes: [UInt8], name: String) throws -> Processed {
    var stopwatch = Stopwatch()
    let result = try standardizer.standardize(bytes, outputName: name, stopwatch: &stopwatch)
    var processed = Processed(file: result.file, findings: result.findings)
    if let picture = result.picture, Judge.overall(result.findings) != .fail {
      processed.thumbnail = try jpeg(picture, height: StudioProcessor.thumbnailHeight, quality: 60)
    } else {
      let overlay = marked(result)
      processed.overlay = try jpeg(overlay, height: StudioProcessor.overlayHeight, quality: 75)
      processed.thumbnail = try jpeg(overlay, height: StudioProcessor.markedHeight, quality: 60)
    }
    return processed
  }

  public func failure(_ error: any Error, name: String) -> PhotoFailure {
    let failure = Failure(error, about: name)
    return PhotoFailure(code: failure.code, text: failure.text)
  }

  /// The photo with where the rules looked that it breaks; with all that was measured where they looked nowhere.
  private func marked(_ result: Standardizer.Result) -> RGBImage {
    let sighting = result.sighting
    let report = PhotoReport(input: "", outcome: .fail, findings: result.findings, makesPicture: true)
    let marks = sighting.marks(report.problems)
    guard marks.allSatisfy(\.areas.isEmpty) else { return FindingOverlay.draw(sighting, marks) }
    return FaceOverlay.draw(
      sighting.portrait.faces, on: sighting.photo.image, sourceSize: sighting.photo.sourceSize)
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
