public import Codecs
import Matting
public import Portrait
public import Raster
public import Rules

/// Turns photos into finished pictures and judges them. One per worker: it holds the networks' buffers.
public final class Standardizer {
  private let analyzer: PortraitAnalyzer
  private let standard: Standard
  private let background: Background
  private let effort: MattingEffort
  private let judge: Judge
  private let referenceDate: ReferenceDate?

  /// - Parameter referenceDate: the day on which photos must be recent; nil asks nothing.
  public init(
    models: PortraitModels, standard: Standard, background: Background, effort: MattingEffort = .automatic,
    referenceDate: ReferenceDate? = nil
  ) {
    self.referenceDate = referenceDate
    analyzer = PortraitAnalyzer(models: models)
    self.standard = standard
    self.background = background
    self.effort = effort
    judge = Judge(standard: standard, rules: Registry.rules)
  }

  /// What became of one photo that could be read.
  public struct Result: Sendable {
    /// The finished file; nil where there was no person to make one of.
    public var file: [UInt8]?
    public var crop: Crop?
    public var matting: PhotoReport.Matting?
    public var findings: [Finding]
    public var sighting: Sighting
    public var picture: RGBImage?
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
    var photo = try Photo(bytes: bytes, limits: limits, atLeast: Standardizer.overviewSide)
    var pyramid = ImagePyramid(photo.image)
    stopwatch.lap(.decode)
    let portrait = try analyzer.analyze(pyramid, sourceSize: photo.sourceSize)
    stopwatch.lap(.analyze)
    let source = Evidence(source: photo, pyramid, portrait, referenceDate: referenceDate)
    guard portrait.orientation == .upright, let face = portrait.faces.first else {
      let findings = judge.judge(source)
      stopwatch.lap(.judge)
      return Result(findings: findings, sighting: Sighting(photo: photo, portrait: portrait))
    }
    let crop = Crop.fitting(standard, portrait, face, in: photo.sourceSize)
    stopwatch.lap(.crop)
    if crop.scale > photo.reduction * 1.02 {
      photo = try Photo(bytes: bytes, limits: limits, atLeast: photo.shorterSide(forScale: crop.scale))
      pyramid = ImagePyramid(photo.image)
      stopwatch.lap(.decode)
    }
    let frame = Frame(pyramid, of: photo, crop: crop, face: face)
    stopwatch.lap(.crop)
    let cutout = try effort.matte(of: portrait.person) {
      try analyzer.refined($0, of: pyramid, sourceSize: photo.sourceSize)
    } cut: {
      frame.matte($0, quality: $1, isDraft: $2)
    }
    let matte = cutout.matte
    stopwatch.lap(.matte)
    let picture = paint(frame.image, matte)
    stopwatch.lap(.compose)
    let file = try encode(picture)
    stopwatch.lap(.encode)
    let finished = Evidence(
      finished: try Photo(bytes: file), alpha: matte.alpha, fileName: outputName,
      faces: portrait.faces.map { $0.mapped(by: crop) }, crop: crop, source: photo.sourceSize,
      cutConfidence: background == .keep ? nil : matte.confidence)
    let findings = judge.judge([source, finished])
    stopwatch.lap(.judge)
    return Result(
      file: file, crop: crop, matting: .init(cutout), findings: findings,
      sighting: Sighting(photo: photo, portrait: portrait, crop: crop), picture: picture)
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
