internal import Portrait
internal import Raster

/// Fine structure of the skin of the cheeks, at 96 px between the eyes: pores and down, grain of the sensor, or nothing
/// where a filter has smoothed it away.
struct SkinTexture {
  /// Robust standard deviation in levels of 255 of what a Gaussian of 2 px removes; the smoother cheek counts.
  let finest: Double
  /// The same relative to the cheek's luma, in percent.
  let relative: Double

  /// Nil where a cheek is not in the picture.
  init?(_ evidence: Evidence) throws(Unassessable) {
    let frame = try FaceFrame(try evidence.uprightFace())
    let image = evidence.image
    let scale = EdgeBlur.scale
    let side = 0.44
    let count = Int(side * scale)
    var found: (finest: Double, relative: Double)?
    for x in [-0.5, 0.5] {
      let center = frame.point(x, 0.5 * frame.mouth)
      let size = side * frame.interEyeDistance
      let window = Rect(x: center.x - size / 2, y: center.y - size / 2, width: size, height: size)
      guard window.x >= 0, window.y >= 0, window.maxX <= Double(image.width),
        window.maxY <= Double(image.height)
      else { return nil }
      let cheek = Plane(
        luma: image.resampled(window: window, width: count, height: count, filter: .triangle))
      let detail = SkinTexture.detail(cheek)
      let mean = Double(cheek.values.reduce(0, +)) / Double(cheek.values.count)
      guard let deviation = Percentile.median(detail) else { return nil }
      let finest = 1.4826 * deviation
      if found.map({ finest < $0.finest }) ?? true { found = (finest, 100 * finest / max(1, mean)) }
    }
    guard let found else { return nil }
    (finest, relative) = found
  }

  /// Absolute differences from the blurred plane, the border aside.
  private static func detail(_ plane: Plane) -> [Double] {
    let kernel: [Float] = [0.2, 0.1763, 0.1208, 0.0643, 0.0266, 0.0086]
    let sum = kernel[0] + 2 * kernel[1...].reduce(0, +)
    let (width, height) = (plane.width, plane.height)
    let reach = kernel.count - 1
    var rows = plane
    var result: [Double] = []
    result.reserveCapacity(width * height)
    plane.values.withUnsafeBufferPointer { input in
      rows.values.withUnsafeMutableBufferPointer { rows in
        for y in 0..<height {
          for x in reach..<width - reach {
            let i = y * width + x
            var value = kernel[0] * input[i]
            for k in 1...reach { value += kernel[k] * (input[i - k] + input[i + k]) }
            rows[i] = value / sum
          }
        }
        for y in reach..<height - reach {
          for x in reach..<width - reach {
            let i = y * width + x
            var value = kernel[0] * rows[i]
            for k in 1...reach { value += kernel[k] * (rows[i - k * width] + rows[i + k * width]) }
            result.append(Double(abs(input[i] - value / sum)))
          }
        }
      }
    }
    return result
  }
}
