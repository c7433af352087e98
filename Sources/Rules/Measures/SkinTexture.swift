internal import Portrait
internal import Raster

/// Fine structure of the skin of the cheeks, at 96 px between the eyes: pores and down, grain of the sensor, or nothing
/// where a filter has smoothed it away.
struct SkinTexture: Sendable {
  /// Side and middle of the square of a cheek, in inter-eye distances, the middle's height in shares of the mouth's.
  private static let side = 0.44
  private static let cheek = (x: 0.5, mouthShare: 0.5)
  /// Standard deviation over median absolute value of normal noise.
  private static let normalDeviation = 1.4826
  /// exp(−x²/8) at 0…5, of sum 1.
  private static let gaussian = SymmetricKernel(
    weights: [0.2, 0.1763, 0.1208, 0.0643, 0.0266, 0.0086], isNormalized: true)

  /// In pixels between the eyes: a smaller face is enlarged for the measurement, which tells nothing then.
  static let leastInterEye = 0.9 * EdgeBlur.scale

  /// Robust standard deviation in levels of 255 of what a Gaussian of 2 px removes; the smoother cheek counts.
  let finest: Double
  /// The same relative to the cheek's luma, in percent.
  let relative: Double

  /// Nil where a cheek is not in the picture.
  init?(_ scene: Scene) throws(Unassessable) {
    let frame = try FaceFrame(try scene.uprightFace())
    let image = scene.image
    let scale = EdgeBlur.scale
    let (side, cheek) = (SkinTexture.side, SkinTexture.cheek)
    let count = Int(side * scale)
    var found: (finest: Double, relative: Double)?
    for x in [-cheek.x, cheek.x] {
      let center = frame.point(x, cheek.mouthShare * frame.mouth)
      let size = side * frame.interEyeDistance
      let window = Rect(x: center.x - size / 2, y: center.y - size / 2, width: size, height: size)
      guard window.x >= 0, window.y >= 0, window.maxX <= Double(image.width),
        window.maxY <= Double(image.height)
      else { return nil }
      let skin = Luma.bt601.plane(
        of: image.resampled(window: window, width: count, height: count, filter: .triangle))
      let detail = SkinTexture.detail(skin)
      let mean = Double(skin.values.reduce(0, +)) / Double(skin.values.count)
      guard let deviation = Percentile.median(detail) else { return nil }
      let finest = SkinTexture.normalDeviation * deviation
      if found.map({ finest < $0.finest }) ?? true { found = (finest, 100 * finest / max(1, mean)) }
    }
    guard let found else { return nil }
    (finest, relative) = found
  }

  /// Absolute differences from the blurred plane, the border aside.
  private static func detail(_ plane: Plane) -> [Double] {
    let blurred = plane.filteredAcross(gaussian).filteredDown(gaussian)
    let border = gaussian.weights.count - 1
    return (border..<plane.height - border).flatMap { y in
      (y * plane.width + border..<(y + 1) * plane.width - border).map { i in
        Double(abs(plane.values[i] - blurred.values[i]))
      }
    }
  }
}

/// The texture of the cheeks, kept with its picture.
struct CheekTexture: SceneMeasure {
  /// Nil where a cheek is not in the picture.
  let texture: SkinTexture?

  init(_ scene: Scene) throws(Unassessable) { texture = try SkinTexture(scene) }
}
