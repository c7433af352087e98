internal import Portrait
internal import Raster

/// Grain of the picture where skin is smooth, pixel by pixel (Immerkær 1996, Fast noise variance estimation): what sharpening makes
/// of pores and lines is no grain, for it goes on from pixel to pixel.
enum Grain {
  /// The square of a cheek, in inter-eye distances, its middle's height in shares of the mouth's.
  private static let cheek = (x: 0.5, mouthShare: 0.5, half: 0.2)
  /// In pixels: a smaller square tells nothing.
  private static let leastHalf = 6
  /// Standard deviation over median absolute value of normal noise.
  private static let normalDeviation = 1.4826
  /// Root of the sum of squares of the mask's weights, 1 −2 1 times 1 −2 1.
  private static let gain = 6.0

  /// In levels of 255, of the smoother cheek; nil where neither is in the picture or the face is small.
  static func deviation(_ scene: Scene) throws(Unassessable) -> Double? {
    let frame = try FaceFrame(try scene.uprightFace())
    let image = scene.image
    let half = max(leastHalf, Int(cheek.half * frame.interEyeDistance))
    return [-cheek.x, cheek.x].compactMap { x -> Double? in
      let p = frame.point(x, cheek.mouthShare * frame.mouth)
      guard p.x.isFinite, p.y.isFinite, abs(p.x) < 1e6, abs(p.y) < 1e6 else { return nil }
      let (left, top) = (Int(p.x) - half, Int(p.y) - half)
      guard left >= 0, top >= 0, left + 2 * half <= image.width, top + 2 * half <= image.height else {
        return nil
      }
      return deviation(image, left: left, top: top, side: 2 * half)
    }.min()
  }

  private static func deviation(_ image: RGBImage, left: Int, top: Int, side: Int) -> Double? {
    let luma = (0..<side * side).map { Luma.bt601(image[left + $0 % side, top + $0 / side]) }
    var residues: [Double] = []
    residues.reserveCapacity(side * side)
    for y in 1..<side - 1 {
      for i in y * side + 1..<(y + 1) * side - 1 {
        let corners = luma[i - side - 1] + luma[i - side + 1] + luma[i + side - 1] + luma[i + side + 1]
        let sides = luma[i - side] + luma[i + side] + luma[i - 1] + luma[i + 1]
        residues.append(abs(corners - 2 * sides + 4 * luma[i]))
      }
    }
    return Percentile.median(residues).map { normalDeviation * $0 / gain }
  }
}
