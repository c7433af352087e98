import Raster

/// Looks at a head with EfficientNet-Lite0.
final class HeadNetwork {
  /// The network's samples are (x − 127) ÷ 128; what lies outside of the photo is grey, which is 0.
  private static let (gain, offset): (Float, Float) = (1 / 128, -127 / 128)
  /// Of the map of the eyes: its side and channels, and parts along each side.
  private static let map = (side: 14, channels: 112)
  private static let parts = 3
  private static let features = 1280

  private let models: PortraitModels
  private var runners: (whole: NetworkRunner, middle: NetworkRunner)?

  init(models: PortraitModels) { self.models = models }

  /// - Throws: `PortraitError`, or what reading the network's file throws.
  func features(of face: FaceAnalysis, in image: ImagePyramid) throws -> HeadFeatures {
    let runners = try self.runners ?? made()
    self.runners = runners
    let frame = HeadFrame(face)
    return HeadFeatures(
      top: try runners.whole.run(square(.top, of: frame, in: image))[0],
      eyes: Self.folded(try runners.middle.run(square(.eyes, of: frame, in: image))[0]))
  }

  private func made() throws -> (whole: NetworkRunner, middle: NetworkRunner) {
    let networks = try models.features()
    let (side, channels) = Self.map
    return (
      NetworkRunner(networks.whole, file: .features, counts: [Self.features]),
      NetworkRunner(networks.middle, file: .features, counts: [side * side * channels])
    )
  }

  private func square(_ crop: HeadCrop, of frame: HeadFrame, in image: ImagePyramid) -> [Float] {
    let side = PortraitModels.featureSide
    let map = frame.map(of: crop, side: Double(side))
    var patch = image.patch(width: side, height: side, map: map, gain: Self.gain, offset: Self.offset)
    let (width, height) = (Double(image.size.width), Double(image.size.height))
    for y in 0..<side {
      for x in 0..<side {
        let p = map(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
        if p.x < 0 || p.y < 0 || p.x >= width || p.y >= height {
          let i = (y * side + x) * 3
          for c in i..<i + 3 { patch[c] = 0 }
        }
      }
    }
    return patch
  }

  /// Means over the parts of the map, those left and right of the middle folded together: three rows of the sides, then
  /// three of the middle.
  private static func folded(_ values: [Float]) -> [Float] {
    let bounds = (0...parts).map { map.side * $0 / parts }
    func mean(_ row: Int, _ column: Int) -> [Float] {
      var sum = [Float](repeating: 0, count: map.channels)
      for y in bounds[row]..<bounds[row + 1] {
        for x in bounds[column]..<bounds[column + 1] {
          let pixel = (y * map.side + x) * map.channels
          for c in 0..<map.channels { sum[c] += values[pixel + c] }
        }
      }
      let count = (bounds[row + 1] - bounds[row]) * (bounds[column + 1] - bounds[column])
      return sum.map { $0 / Float(count) }
    }
    let sides = (0..<parts).flatMap { row in zip(mean(row, 0), mean(row, parts - 1)).map { ($0 + $1) / 2 } }
    return sides + (0..<parts).flatMap { mean($0, 1) }
  }
}
