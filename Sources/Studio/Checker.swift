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

  public struct Result: Sendable {
    public var findings: [Finding]
    public var sighting: Sighting
  }

  /// Judges a finished picture.
  /// - Throws: `CodecError` for a file that can't be decoded.
  public func check(
    _ bytes: [UInt8], fileName: String?, limits: Limits = .standard, stopwatch: inout Stopwatch
  ) throws -> Result {
    let photo = try Photo(bytes: bytes, limits: limits)
    stopwatch.lap(.decode)
    let portrait = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
    stopwatch.lap(.analyze)
    let evidence = Evidence(finished: photo, fileName: fileName, portrait, referenceDate: referenceDate)
    let findings = judge.judge(evidence)
    stopwatch.lap(.judge)
    return Result(findings: findings, sighting: Sighting(photo: photo, portrait: portrait))
  }

  /// Judges a photo that a finished picture is to be made of: the photo itself, and the best crop of it.
  /// - Throws: `CodecError` for a file that can't be decoded.
  public func check(source bytes: [UInt8], limits: Limits = .standard, stopwatch: inout Stopwatch) throws
    -> Result
  {
    let photo = try Photo(bytes: bytes, limits: limits, atLeast: Standardizer.overviewSide)
    let pyramid = ImagePyramid(photo.image)
    stopwatch.lap(.decode)
    let portrait = try analyzer.analyze(pyramid, sourceSize: photo.sourceSize)
    stopwatch.lap(.analyze)
    var evidence = [Evidence(source: photo, pyramid, portrait, referenceDate: referenceDate)]
    var crop: Crop?
    if portrait.orientation == .upright, let face = portrait.faces.first {
      let best = Crop.fitting(standard, portrait, face, in: photo.sourceSize)
      let frame = Frame(pyramid, of: photo, crop: best, face: face)
      evidence.append(
        Evidence(planned: frame, portrait, crop: best, source: photo.sourceSize))
      crop = best
      stopwatch.lap(.crop)
    }
    let findings = judge.judge(evidence, expecting: [.source, .planned])
    stopwatch.lap(.judge)
    return Result(
      findings: findings, sighting: Sighting(photo: photo, portrait: portrait, crop: crop))
  }
}
