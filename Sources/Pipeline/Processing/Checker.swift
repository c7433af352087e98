public import Codecs
public import Portrait
import Raster
public import Rules

/// Judges pictures as they are. One per worker.
public final class Checker {
  private let analyzer: PortraitAnalyzer
  private let standard: Standard
  private let judge: Judge
  private let referenceDate: ReferenceDate?

  /// - Parameter referenceDate: the day on which photos must be recent; nil asks nothing.
  public init(models: PortraitModels, standard: Standard, referenceDate: ReferenceDate? = nil) {
    analyzer = PortraitAnalyzer(models: models)
    self.standard = standard
    judge = Judge(standard: standard, rules: Registry.rules)
    self.referenceDate = referenceDate
  }

  /// What was found in a picture that could be read.
  public struct Result {
    public let findings: [Finding]
    public let photo: AnalyzedPhoto
    /// What of a source photo the finished picture would show; nil where the picture is judged as it is.
    public let crop: Crop?
  }

  /// Judges a finished picture.
  /// - Throws: `CodecError` for a file that can't be decoded.
  public func check(
    _ bytes: [UInt8], fileName: String?, limits: Limits = .standard, stopwatch: inout Stopwatch
  ) throws -> Result {
    let decoded = try Photo(bytes: bytes, limits: limits)
    stopwatch.lap(.decode)
    let photo = try AnalyzedPhoto(decoded, by: analyzer)
    stopwatch.lap(.analyze)
    let evidence = Evidence(
      finished: photo, headFeatures: try photo.headFeatures(by: analyzer), fileName: fileName,
      referenceDate: referenceDate)
    let findings = judge.judge(evidence)
    stopwatch.lap(.judge)
    return Result(findings: findings, photo: photo, crop: nil)
  }

  /// Judges a photo that a finished picture is to be made of: the photo itself, and the best crop of it.
  /// - Throws: `CodecError` for a file that can't be decoded.
  public func check(source bytes: [UInt8], limits: Limits = .standard, stopwatch: inout Stopwatch) throws
    -> Result
  {
    let decoded = try Photo(bytes: bytes, limits: limits, atLeast: Standardizer.overviewSide)
    stopwatch.lap(.decode)
    let photo = try AnalyzedPhoto(decoded, by: analyzer)
    stopwatch.lap(.analyze)
    let head = try photo.headFeatures(by: analyzer)
    var evidence = [Evidence(source: photo, headFeatures: head, referenceDate: referenceDate)]
    var crop: Crop?
    if photo.portrait.orientation == .upright, let face = photo.portrait.faces.first {
      let best = Crop.fitting(standard, photo, face)
      evidence.append(Evidence(planned: CroppedView(photo, crop: best, face: face), of: photo))
      crop = best
      stopwatch.lap(.crop)
    }
    let findings = judge.judge(evidence, expecting: [.source, .planned])
    stopwatch.lap(.judge)
    return Result(findings: findings, photo: photo, crop: crop)
  }
}
