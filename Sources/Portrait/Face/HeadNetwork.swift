import Inference
import Raster

/// Looks at a head with EfficientNet-Lite0.
final class HeadNetwork {
  /// The network's samples are (x − 127) ÷ 128; what lies outside of the photo is grey, which is 0.
  private static let (gain, offset): (Float, Float) = (1 / 128, -127 / 128)
  private static let features = 1280

  private let models: PortraitModels
  private let workspace: Workspace
  private var runners: (whole: NetworkRunner, middle: NetworkRunner)?

  init(models: PortraitModels, in workspace: Workspace) {
    self.models = models
    self.workspace = workspace
  }

  /// - Throws: `PortraitError`, or what reading the network's file throws.
  func features(of face: FaceAnalysis, in image: ImagePyramid) throws -> HeadFeatures {
    let runners = try self.runners ?? made()
    self.runners = runners
    let frame = HeadFrame(face)
    func cells(_ crop: HeadCrop) throws -> CellMap {
      CellMap(values: try runners.middle.run(square(crop, of: frame, in: image))[0])
    }
    let (lower, eyes) = (try cells(.lower), try cells(.eyes))
    let cheeks = [(face.rightCheek, false), (face.leftCheek, true)]
    return HeadFeatures(
      top: try runners.whole.run(square(.top, of: frame, in: image))[0], eyes: eyes.eyes,
      eachEye: [(face.rightEye, false), (face.leftEye, true)].map {
        eyes.eye(frame.coordinates(of: $0), isLeft: $1)
      },
      ears: cheeks.map { lower.ear(cheek: frame.coordinates(of: $0), isLeft: $1) },
      neck: lower.neck(chin: frame.coordinates(of: face.chin)))
  }

  private func made() throws -> (whole: NetworkRunner, middle: NetworkRunner) {
    let networks = try models.features()
    return (
      NetworkRunner(networks.whole, file: .features, counts: [Self.features], in: workspace),
      NetworkRunner(networks.middle, file: .features, counts: [CellMap.count], in: workspace)
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
}
