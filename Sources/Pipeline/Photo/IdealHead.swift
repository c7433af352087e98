import Portrait
import Raster
public import Rules

/// A head of usual proportions where the crop puts it in the picture that a standard asks for, in pixels of that picture.
public struct IdealHead: Sendable {
  public let crown: Double
  public let eyes: Double
  public let chin: Double
  public let faceWidth: Double
  public let centerX: Double

  /// Eye line to chin over the width of the face, and between the eyes over it: medians of the average face mesh.
  private static let chinDepth = 0.82
  private static let eyeShare = 0.455
  /// Side of a photo that is larger than any crop of it, and the width of the face in it, in pixels.
  private static let side = 20_000
  private static let faceWidth = 4000.0

  public init(_ standard: Standard) {
    let (middle, width) = (Double(IdealHead.side) / 2, IdealHead.faceWidth)
    func at(_ x: Double, _ y: Double) -> Point { Point(x: middle + x * width, y: middle + y * width) }
    let face = FaceAnalysis(
      box: Rect(x: middle - width / 2, y: middle - width / 2, width: width, height: 1.3 * width),
      confidence: 1,
      leftEye: at(IdealHead.eyeShare / 2, 0), rightEye: at(-IdealHead.eyeShare / 2, 0), noseTip: at(0, 0.3),
      mouthLeft: at(0.15, 0.5), mouthRight: at(-0.15, 0.5), chin: at(0, IdealHead.chinDepth),
      leftCheek: at(0.5, 0), rightCheek: at(-0.5, 0), crown: at(0, -CropSolver.usualCrownHeight),
      pose: Pose(yaw: 0, pitch: 0, roll: 0))
    let crop = Crop.solve(
      face: face, person: nil, source: Size(width: IdealHead.side, height: IdealHead.side),
      geometry: HeadGeometry(standard, for: face, certain: true)
    ).crop
    let placed = face.mapped(by: crop)
    crown = placed.crown?.y ?? 0
    eyes = placed.eyeLine
    chin = placed.chin.y
    self.faceWidth = placed.faceWidth
    centerX = placed.centerX
  }
}
