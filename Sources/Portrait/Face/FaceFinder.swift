import Raster

/// Finds faces: cheap looks first, dearer ones only while nothing convinces; each find is confirmed by the mesh.
final class FaceFinder {
  struct Face {
    var detection: Detection
    var mesh: FaceMesh
    var pose: Pose
  }

  private let shortRange: FaceDetector
  private let mesher: FaceMesher
  private let models: PortraitModels
  private lazy var fullRange = FaceDetector(models: models, file: .fullRange)

  /// A score above which a face lies as it should: faces on their side or head get up to 0.78.
  private static let convincing = 0.85
  /// A score below which nothing is looked at: animals and flowers get up to 0.58.
  private static let acceptable = 0.6
  private static let minimumPresence = 0.95
  private static let maximumDisagreement = 0.2
  /// A face smaller than this share of the picture's longer side may have smaller ones beside it.
  private static let small = 0.2
  /// A second face less than this share of the first is a picture on the wall or a badge.
  private static let minimumShare = 0.25
  /// Finds whose centres are closer than this share of the larger box show one face.
  private static let sameCenter = 0.5
  /// Meshes run for one photo at most: a crowd is not worth more.
  private static let maximumMeshes = 6

  init(models: PortraitModels) {
    self.models = models
    shortRange = FaceDetector(models: models, file: .shortRange)
    mesher = FaceMesher(models: models)
  }

  /// Largest first.
  func faces(in image: ImagePyramid) throws(PortraitError) -> [Face] {
    var found = try shortRange.detect(in: image, atLeast: Self.acceptable)
    let longer = Double(max(image.size.width, image.size.height))
    let best = found.first?.score ?? 0
    let largest = found.map(\.size).max() ?? 0
    if best < Self.convincing || largest < Self.small * longer {
      let wide = try fullRange.detect(in: image, atLeast: Self.acceptable)
      if max(best, wide.first?.score ?? 0) < Self.convincing {
        for quarter in 1...3 {
          found += try shortRange.detect(
            in: image, angle: Double(quarter) * .pi / 2, atLeast: Self.acceptable)
        }
      }
      found += wide
    }
    return try confirmed(Self.distinct(found), in: image)
  }

  /// Of finds at the same place the best one.
  static func distinct(_ detections: [Detection]) -> [Detection] {
    var result: [Detection] = []
    for one in detections.sorted(by: { $0.score > $1.score }) {
      let known = result.contains { other in
        other.overlap(with: one) > Detection.sameFace
          || one.center.distance(to: other.center) < sameCenter * max(one.size, other.size)
      }
      if !known { result.append(one) }
    }
    return result
  }

  private func confirmed(_ detections: [Detection], in image: ImagePyramid) throws(PortraitError) -> [Face] {
    var faces: [Face] = []
    for detection in detections.prefix(Self.maximumMeshes) {
      let mesh = try mesher.mesh(of: detection, in: image)
      guard mesh.presence >= Self.minimumPresence,
        mesh.disagreement(with: detection) <= Self.maximumDisagreement, let pose = Pose(mesh: mesh)
      else { continue }
      faces.append(Face(detection: detection, mesh: mesh, pose: pose))
    }
    faces.sort { $0.detection.size > $1.detection.size }
    guard let main = faces.first else { return [] }
    return faces.filter { $0.detection.size >= Self.minimumShare * main.detection.size }
  }
}
