internal import Codecs
public import FaceVerification
public import Localization
public import Portrait
internal import Printing
internal import Raster
public import Rules

/// The pipeline as a batch drives it.
public final class StandardProcessor: PhotoProcessor {
  private let standardizer: Standardizer
  private let embedder: FaceEmbedder?
  private let makesPreviews: Bool
  private let language: Language
  /// Where the machine has no letters, marks have no words.
  private lazy var lettering = try? Lettering()

  /// Heights in pixels of a contact sheet's picture, of one with marks, and of a returned photo.
  private static let thumbnailHeight = 144
  private static let markedHeight = 240
  private static let overlayHeight = 720

  /// - Parameters:
  ///   - faces: the network by which faces are compared; nil where they are not.
  ///   - makesPreviews: whether thumbnails and overlays are wanted.
  ///   - language: of the words on overlays.
  public init(
    models: PortraitModels, standard: Standard, background: BackgroundFill,
    quality: MattingQuality = .automatic, referenceDate: ReferenceDate? = nil,
    faces: FaceEmbeddingNetwork? = nil, makesPreviews: Bool = true,
    language: Language = .zh
  ) {
    embedder = faces.map { FaceEmbedder($0) }
    self.makesPreviews = makesPreviews
    self.language = language
    standardizer = Standardizer(
      models: models, standard: standard, background: background, quality: quality,
      referenceDate: referenceDate)
  }

  public func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto {
    var stopwatch = Stopwatch()
    let result = try standardizer.standardize(bytes, outputName: name, stopwatch: &stopwatch)
    var processed = ProcessedPhoto(
      file: result.finished?.file, findings: result.findings, notes: result.photo.photo.file.notes,
      facts: result.photo.photo.file)
    if let embedder {
      let photo = result.photo
      processed.face = try embedder.assess(
        photo.portrait, in: photo.pyramid, sourceSize: photo.photo.sourceSize)
    }
    guard makesPreviews else { return processed }
    if let picture = result.finished?.picture, Judge.overall(result.findings) != .fail {
      processed.thumbnail = try jpeg(picture, height: StandardProcessor.thumbnailHeight, quality: 60)
    } else {
      let overlay = try marked(result)
      processed.overlay = try jpeg(overlay, height: StandardProcessor.overlayHeight, quality: 75)
      processed.thumbnail = try jpeg(overlay, height: StandardProcessor.markedHeight, quality: 60)
    }
    return processed
  }

  /// The photo with where the rules looked that it breaks; with all that was measured where they looked nowhere.
  private func marked(_ result: Standardizer.Result) throws -> RGBImage {
    let photo = result.photo
    let crop = result.finished?.crop
    let marks = photo.marks(result.findings.decisive, crop: crop, cut: result.finished?.cutout)
    guard marks.allSatisfy(\.areas.isEmpty) else {
      return try FindingOverlay.draw(photo, crop: crop, marks, language: language, lettering)
    }
    return try FaceOverlay.draw(
      photo.portrait.faces, on: photo.photo.image, sourceSize: photo.photo.sourceSize, language: language,
      lettering)
  }

  /// At most `height` high, and no wider than twice that.
  private func resized(_ image: RGBImage, height: Int) -> RGBImage {
    image.resized(to: image.size.fitted(within: Size(width: 2 * height, height: height)))
  }

  private func jpeg(_ image: RGBImage, height: Int, quality: Int) throws -> [UInt8] {
    try JPEGEncoder.encode(resized(image, height: height), quality: quality, density: 96)
  }
}
