public import Codecs
import Matting
public import Portrait
import Raster
public import Rules

/// Makes the pictures that several standards ask for of one photo: it is decoded and analyzed once, what rules see of it
/// is measured once, and the matting network looks at it once at most. One per worker: it holds the networks' buffers.
public final class PhotoConverter {
  private let analyzer: PortraitAnalyzer
  private let makers: [PictureMaker]
  private let quality: MattingQuality
  private let referenceDate: ReferenceDate?

  /// - Parameters:
  ///   - standards: each gets the background that it prefers, and keeps the photo's own where it forbids replacing.
  ///   - referenceDate: the day on which photos must be recent; nil asks nothing.
  public init(
    models: PortraitModels, standards: [Standard], quality: MattingQuality = .automatic,
    referenceDate: ReferenceDate? = nil
  ) {
    analyzer = PortraitAnalyzer(models: models)
    makers = standards.map { PictureMaker(standard: $0, background: .preferred(by: $0)) }
    self.quality = quality
    self.referenceDate = referenceDate
  }

  /// - Parameters:
  ///   - bytes: the photo's file.
  ///   - outputName: the name that the finished files will have.
  ///   - done: is told of each standard in turn, in their order.
  /// - Throws: `CodecError` for a file that can't be decoded, and what `done` throws.
  public func convert(
    _ bytes: [UInt8], outputName: String, limits: Limits = .standard, stopwatch: inout Stopwatch,
    done: (Standard, Standardizer.Result, inout Stopwatch) throws -> Void
  ) throws {
    let overview = try Photo(bytes: bytes, limits: limits, atLeast: Standardizer.overviewSide)
    stopwatch.lap(.decode)
    var photo = try AnalyzedPhoto(overview, by: analyzer)
    stopwatch.lap(.analyze)
    let head = try photo.headFeatures(by: analyzer)
    let source = Scene(Evidence(source: photo, headFeatures: head, referenceDate: referenceDate))
    guard photo.portrait.orientation == .upright, let face = photo.portrait.faces.first else {
      for maker in makers {
        let findings = maker.findings(on: source)
        stopwatch.lap(.judge)
        let result = Standardizer.Result(findings: findings, photo: photo, finished: nil)
        try done(maker.standard, result, &stopwatch)
      }
      return
    }
    let crops = makers.map { Crop.fitting($0.standard, photo, face) }
    stopwatch.lap(.crop)
    if let finer = try photo.finer(bytes, limits: limits, for: crops) {
      photo = finer
      stopwatch.lap(.decode)
    }
    var refined: PersonMask?
    for (maker, crop) in zip(makers, crops) {
      let result = try maker.make(
        of: photo, crop: crop, face: face, source: source, outputName: outputName, stopwatch: &stopwatch
      ) { view in
        try quality.matte(of: photo.portrait.person) { mask in
          let known =
            try refined
            ?? analyzer.refined(
              mask, head: MattingHints(face).head, of: photo.pyramid, sourceSize: photo.photo.sourceSize)
          refined = known
          return known
        } cut: {
          view.matte($0, quality: $1, isDraft: $2)
        }
      }
      try done(maker.standard, result, &stopwatch)
    }
  }
}
