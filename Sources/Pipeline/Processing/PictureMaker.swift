import Codecs
import Matting
import Portrait
import Raster
import Rules

/// Makes the picture that one standard asks for, of a photo that is analyzed already, and judges it.
struct PictureMaker {
  let standard: Standard
  private let background: BackgroundFill
  private let judge: Judge

  init(standard: Standard, background: BackgroundFill) {
    self.standard = standard
    self.background = background
    judge = Judge(standard: standard, rules: Registry.rules)
  }

  /// What is said of a photo with nobody to make a picture of.
  func findings(on source: Scene) -> [Finding] { judge.judge([source]) }

  /// - Parameters:
  ///   - photo: fine enough for `crop`.
  ///   - crop: of this standard.
  ///   - source: the photo as rules see it.
  ///   - cut: the person's matte in a view of the photo.
  func make(
    of photo: AnalyzedPhoto, crop: Crop, face: FaceAnalysis, source: Scene, outputName: String,
    stopwatch: inout Stopwatch, cut: (CroppedView) throws -> Cutout
  ) throws -> Standardizer.Result {
    let view = CroppedView(photo, crop: crop, face: face)
    stopwatch.lap(.crop)
    let cutout = try cut(view)
    let matte = cutout.matte
    stopwatch.lap(.matte)
    let picture = paint(view.image, matte)
    stopwatch.lap(.compose)
    let file = try encode(picture)
    stopwatch.lap(.encode)
    let isReplaced = background != .keep
    let finished = Evidence(
      finished: try Photo(bytes: file), of: photo, crop: crop, alpha: matte.alpha,
      uncut: isReplaced ? view.image : nil, fileName: outputName,
      cutConfidence: isReplaced ? matte.confidence : nil)
    let findings = judge.judge([source, Scene(finished)])
    stopwatch.lap(.judge)
    return Standardizer.Result(
      findings: findings, photo: photo,
      finished: Standardizer.Finished(file: file, picture: picture, crop: crop, cutout: cutout))
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
