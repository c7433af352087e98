public import Codecs
import Matting
public import Portrait
public import Raster
public import Rules

/// Turns photos into finished pictures and judges them. One per worker: it holds the networks' buffers.
public final class Standardizer {
  private let analyzer: PortraitAnalyzer
  private let maker: PictureMaker
  private let quality: MattingQuality
  private let referenceDate: ReferenceDate?

  /// - Parameter referenceDate: the day on which photos must be recent; nil asks nothing.
  public init(
    models: PortraitModels, standard: Standard, background: BackgroundFill,
    quality: MattingQuality = .automatic,
    referenceDate: ReferenceDate? = nil
  ) {
    self.referenceDate = referenceDate
    analyzer = PortraitAnalyzer(models: models)
    maker = PictureMaker(standard: standard, background: background)
    self.quality = quality
  }

  /// What became of one photo that could be read.
  public struct Result {
    public let findings: [Finding]
    public let photo: AnalyzedPhoto
    /// Nil where there was no person to make a picture of.
    public let finished: Finished?
  }

  /// A finished picture and how it was made.
  public struct Finished: Sendable {
    /// The file's bytes.
    public let file: [UInt8]
    public let picture: RGBImage
    public let crop: Crop
    public let cutout: Cutout
  }

  /// A large JPEG is decoded reduced, its shorter side no smaller than this; the detectors need no more.
  public static let overviewSide = 1200

  /// - Parameters:
  ///   - bytes: the photo's file.
  ///   - outputName: the name that the finished file will have; a rule judges its extension.
  ///   - stopwatch: every stage is booked to it.
  /// - Throws: `CodecError` for a file that can't be decoded.
  public func standardize(
    _ bytes: [UInt8], outputName: String, limits: Limits = .standard, stopwatch: inout Stopwatch
  ) throws -> Result {
    let overview = try Photo(bytes: bytes, limits: limits, atLeast: Standardizer.overviewSide)
    stopwatch.lap(.decode)
    var photo = try AnalyzedPhoto(overview, by: analyzer)
    stopwatch.lap(.analyze)
    let head = try photo.headFeatures(by: analyzer)
    let source = Scene(Evidence(source: photo, headFeatures: head, referenceDate: referenceDate))
    guard photo.portrait.orientation == .upright, let face = photo.portrait.faces.first else {
      let findings = maker.findings(on: source)
      stopwatch.lap(.judge)
      return Result(findings: findings, photo: photo, finished: nil)
    }
    let crop = Crop.fitting(maker.standard, photo, face)
    stopwatch.lap(.crop)
    if let finer = try photo.finer(bytes, limits: limits, for: [crop]) {
      photo = finer
      stopwatch.lap(.decode)
    }
    return try maker.make(
      of: photo, crop: crop, face: face, source: source, outputName: outputName, stopwatch: &stopwatch
    ) { view in
      try quality.matte(of: photo.portrait.person) {
        try analyzer.refined(
          $0, head: MattingHints(face).head, of: photo.pyramid, sourceSize: photo.photo.sourceSize)
      } cut: {
        view.matte($0, quality: $1, isDraft: $2)
      }
    }
  }
}
