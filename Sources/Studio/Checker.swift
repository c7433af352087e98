public import Codecs
public import Portrait
public import Rules

/// Judges finished pictures as they are. One per worker.
public final class Checker {
  private let analyzer: PortraitAnalyzer
  private let judge: Judge

  public init(models: PortraitModels, standard: Standard) {
    analyzer = PortraitAnalyzer(models: models)
    judge = Judge(standard: standard)
  }

  /// - Throws: `CodecError` for a file that can't be decoded.
  public func check(
    _ bytes: [UInt8], fileName: String?, limits: Limits = .standard, stopwatch: inout Stopwatch
  ) throws -> [Finding] {
    let photo = try Photo(bytes: bytes, limits: limits)
    stopwatch.lap(.decode)
    let portrait = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
    stopwatch.lap(.analyze)
    let findings = judge.judge(Evidence(finished: photo, fileName: fileName, portrait))
    stopwatch.lap(.judge)
    return findings
  }
}
