import Inference
import Raster
import RealModule

/// The dense mesh of one face: 478 points in the picture, each with a depth in the same pixels (smaller = nearer).
struct FaceMesh {
  var points: [Point]
  var depths: [Double]
  /// The network's belief that it looked at a face, 0…1.
  var presence: Double

  /// Indices into the mesh; left and right are the subject's.
  enum Index {
    static let noseTip = 1
    static let forehead = 10
    static let chin = 152
    static let rightMouth = 61
    static let leftMouth = 291
    static let rightCheek = 234
    static let leftCheek = 454
    static let rightIris = 468
    static let leftIris = 473
    static let count = 478
    /// Points before the irises.
    static let surface = 468
  }

  subscript(index: Int) -> Point { points[index] }

  /// The tight box around the face's surface.
  var box: Rect {
    var (left, top) = (Double.infinity, Double.infinity)
    var (right, bottom) = (-Double.infinity, -Double.infinity)
    for p in points.prefix(Index.surface) {
      left = min(left, p.x)
      right = max(right, p.x)
      top = min(top, p.y)
      bottom = max(bottom, p.y)
    }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// How far the eyes and the nose stand from where the detector saw them, as a share of the detector's box. Below
  /// 0.17 on true faces; on animals and flowers the two networks disagree.
  func disagreement(with detection: Detection) -> Double {
    let pairs = [(Index.rightIris, 0), (Index.leftIris, 1), (Index.noseTip, 2)]
    let worst = pairs.map { points[$0.0].distance(to: detection.keypoints[$0.1]) }.max() ?? 0
    return worst / max(detection.size, 1e-9)
  }

  /// The angle of the line through the irises, clockwise, in radians.
  var angle: Double {
    let d = points[Index.leftIris] - points[Index.rightIris]
    return .atan2(y: d.y, x: d.x)
  }
}

/// Runs MediaPipe's attention mesh on a square around a detected face, turned so that the eyes lie level.
final class FaceMesher {
  private static let side = 192
  /// The square's side over the detector's box (MediaPipe's face_detection_front_detection_to_roi.pbtxt).
  private static let margin = 1.5
  private let runner: NetworkRunner

  init(models: PortraitModels, in workspace: Workspace) {
    runner = NetworkRunner(
      models.mesh, file: .mesh,
      counts: [FaceMesh.Index.surface * 3] + MeshRefinement.parts.map { $0.count * 2 } + [1],
      in: workspace)
  }

  func mesh(of detection: Detection, in image: ImagePyramid) throws(PortraitError) -> FaceMesh {
    let side = Double(Self.side)
    let box = detection.size * Self.margin
    let map = Affine.patch(
      width: side, height: side, center: detection.center, boxWidth: box, boxHeight: box,
      cosine: .cos(detection.angle), sine: .sin(detection.angle))
    let input = image.patch(width: Self.side, height: Self.side, map: map, gain: 1 / 255, offset: 0)
    let output = try runner.run(input)
    var points = [Point](repeating: Point(x: 0, y: 0), count: FaceMesh.Index.count)
    var depths = [Double](repeating: 0, count: FaceMesh.Index.count)
    for i in 0..<FaceMesh.Index.surface {
      points[i] = Point(x: Double(output[0][i * 3]), y: Double(output[0][i * 3 + 1]))
      depths[i] = Double(output[0][i * 3 + 2]) * box / side
    }
    for (part, values) in zip(MeshRefinement.parts, output.dropFirst()) {
      for (k, index) in part.enumerated() {
        points[index] = Point(x: Double(values[k * 2]), y: Double(values[k * 2 + 1]))
      }
    }
    return FaceMesh(points: points.map { map($0) }, depths: depths, presence: logistic(output[6][0]))
  }
}
