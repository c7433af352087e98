public import Codecs
import Matting
public import Portrait
public import Raster
public import Rules

/// Turns photos into finished pictures and judges them. One per worker: it holds the networks' buffers.
public final class Standardizer {
  private let analyzer: PortraitAnalyzer
  private let standard: Standard
  private let background: BackgroundFill
  private let quality: MattingQuality
  private let judge: Judge
  private let referenceDate: ReferenceDate?

  /// - Parameter referenceDate: the day on which photos must be recent; nil asks nothing.
  public init(
    models: PortraitModels, standard: Standard, background: BackgroundFill,
    quality: MattingQuality = .automatic,
    referenceDate: ReferenceDate? = nil
  ) {
    self.referenceDate = referenceDate
    analyzer = PortraitAnalyzer(models: models)
    self.standard = standard
    self.background = background
    self.quality = quality
    judge = Judge(standard: standard, rules: Registry.rules)
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
  /// Decoded pixels that the crop would enlarge by more than this are decoded again, finer.
  private static let toleratedEnlargement = 1.02

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
    let source = Evidence(source: photo, headFeatures: head, referenceDate: referenceDate)
    guard photo.portrait.orientation == .upright, let face = photo.portrait.faces.first else {
      let findings = judge.judge(source)
      stopwatch.lap(.judge)
      return Result(findings: findings, photo: photo, finished: nil)
    }
    let crop = Crop.fitting(standard, photo, face)
    stopwatch.lap(.crop)
    if crop.scale > photo.photo.reduction * Standardizer.toleratedEnlargement {
      let side = photo.photo.shorterSide(forScale: crop.scale)
      photo = photo.decoded(try Photo(bytes: bytes, limits: limits, atLeast: side))
      stopwatch.lap(.decode)
    }
    let view = CroppedView(photo, crop: crop, face: face)
    stopwatch.lap(.crop)
    let cutout = try quality.matte(of: photo.portrait.person) {
      try analyzer.refined($0, of: photo.pyramid, sourceSize: photo.photo.sourceSize)
    } cut: {
      view.matte($0, quality: $1, isDraft: $2)
    }
    let matte = cutout.matte
    stopwatch.lap(.matte)
    let picture = paint(view.image, matte)
    stopwatch.lap(.compose)
    let file = try encode(picture)
    stopwatch.lap(.encode)
    let finished = Evidence(
      finished: try Photo(bytes: file), of: photo, crop: crop, alpha: matte.alpha, fileName: outputName,
      cutConfidence: background == .keep ? nil : matte.confidence)
    let findings = judge.judge([source, finished])
    stopwatch.lap(.judge)
    return Result(
      findings: findings, photo: photo,
      finished: Finished(file: file, picture: picture, crop: crop, cutout: cutout))
  }

  private func paint(_ image: RGBImage, _ matte: Matte) -> RGBImage {
    guard case .color(let color) = background else { return image }
    return matte.composited(over: color)
  }

  /// The best file within the standard's size; where no quality gives one, the nearest, which a rule then fails.
  private func encode(_ picture: RGBImage) throws(CodecError) -> [UInt8] {
    let density = Int(standard.density)
    let sizes = standard.fileSize.min...standard.fileSize.max
    do {
      return try JPEGEncoder.encode(
        picture, fitting: sizes, minimumQuality: standard.minimumQuality, density: density
      ).bytes
    } catch .cannotFit(let nearest, _) where nearest > sizes.upperBound {
      return try JPEGEncoder.encode(
        picture, quality: standard.minimumQuality, subsampling: .s420, density: density)
    } catch .cannotFit {
      return try JPEGEncoder.encode(picture, quality: 100, subsampling: .s444, density: density)
    }
  }
}
