import Inference
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
  private let workspace: Workspace
  private lazy var fullRange = FaceDetector(models: models, file: .fullRange, in: workspace)

  /// A score above which a face lies as it should: faces on their side or head get up to 0.78.
  private static let convincing = 0.85
  /// A score below which nothing is looked at: animals and flowers get up to 0.58.
  private static let acceptable = 0.6
  private static let minimumPresence = 0.95
  private static let maximumDisagreement = 0.2
  /// A face smaller than this share of the picture's longer side may have smaller ones beside it.
  private static let small = 0.2
  /// The score below which a find in a tile is nothing: small faces in 150 photos get 0.76 and more, flowers up to 0.65.
  private static let acceptableInTile = 0.7
  /// Side of the square around such a find that is looked at again, in widths of the find.
  private static let nearLook = 3.0
  /// A face in a tile smaller than this share of the picture's longer side (160 px of 4000) is none: dogs and flowers have
  /// such, and no portrait can be made of it.
  private static let tiny = 0.04
  /// A second face less than this share of the first is a picture on the wall or a badge.
  private static let minimumShare = 0.25
  /// Finds whose centres are closer than this share of the larger box show one face.
  private static let sameCenter = 0.5
  /// Meshes run for one photo at most: a crowd is not worth more.
  private static let maximumMeshes = 6

  init(models: PortraitModels, in workspace: Workspace = Workspace()) {
    self.models = models
    self.workspace = workspace
    shortRange = FaceDetector(models: models, file: .shortRange, in: workspace)
    mesher = FaceMesher(models: models, in: workspace)
  }

  /// Largest first.
  func faces(in image: ImagePyramid) throws(PortraitError) -> [Face] {
    var found = try shortRange.detect(in: image, atLeast: Self.acceptable)
    let longer = Double(max(image.size.width, image.size.height))
    let best = found.first?.score ?? 0
    let largest = found.map(\.size).max() ?? 0
    if best < Self.convincing || largest < Self.small * longer {
      let wide = try fullRange.detect(in: image, atLeast: Self.acceptable)
      found += wide
      if max(best, wide.first?.score ?? 0) < Self.convincing { found = try lookedAgain(found, in: image) }
    }
    return try confirmed(found, in: image)
  }

  /// What closer and turned looks add to finds of which none convinces. A face that lies must be surer than whatever
  /// stands upright: small upright faces are taken for lying ones at times.
  private func lookedAgain(_ upright: [Detection], in image: ImagePyramid) throws(PortraitError)
    -> [Detection]
  {
    let close = try closer(in: image, angle: 0)
    // What is seen from near replaces what was seen from afar: small finds lie a third of a face off at times.
    let upright = close + upright.filter { far in !close.contains { Self.isOneFace(far, $0) } }
    let best = upright.map(\.score).max() ?? 0
    guard best < Self.convincing else { return upright }
    let quarters = (1...3).map { Double($0) * .pi / 2 }
    var turned: [Detection] = []
    for angle in quarters {
      turned += try shortRange.detect(in: image, angle: angle, atLeast: Self.acceptable)
    }
    if (turned.map(\.score).max() ?? 0) < Self.convincing {
      for angle in quarters { turned += try closer(in: image, angle: angle) }
    }
    return upright + turned.filter { $0.score > best }
  }

  /// Faces in the picture's tiles: the networks see a picture so small that a face of a twentieth of its width is eight
  /// pixels wide to them.
  private func closer(in image: ImagePyramid, angle: Double) throws(PortraitError) -> [Detection] {
    var found: [Detection] = []
    let least = Self.tiny * Double(max(image.size.width, image.size.height))
    for tile in Square.tiles(of: image.size) {
      found += try fullRange.detect(in: image, square: tile, angle: angle, atLeast: Self.acceptableInTile)
        .filter { $0.size >= least }
    }
    // Once more from where the face fills a third of the look: its place is then as sure as in a portrait.
    return try found.map { (far) throws(PortraitError) in
      let square = Square(center: far.center, side: Self.nearLook * far.size)
      let near = try shortRange.detect(in: image, square: square, angle: angle, atLeast: Self.acceptable)
      return near.first { Self.isOneFace($0, far) } ?? far
    }
  }

  /// Finds that the mesh sees as faces, too; of those at the same place the surest.
  private func confirmed(_ detections: [Detection], in image: ImagePyramid) throws(PortraitError) -> [Face] {
    var faces: [Face] = []
    var meshes = 0
    for detection in detections.sorted(by: { $0.score > $1.score }) {
      guard meshes < Self.maximumMeshes else { break }
      guard !faces.contains(where: { Self.isOneFace($0.detection, detection) }) else { continue }
      let mesh = try mesher.mesh(of: detection, in: image)
      meshes += 1
      guard mesh.presence >= Self.minimumPresence,
        mesh.disagreement(with: detection) <= Self.maximumDisagreement, let pose = Pose(mesh: mesh)
      else { continue }
      faces.append(Face(detection: detection, mesh: mesh, pose: pose))
    }
    faces.sort { $0.detection.size > $1.detection.size }
    guard let main = faces.first else { return [] }
    return faces.filter { $0.detection.size >= Self.minimumShare * main.detection.size }
  }

  /// Two finds show one face.
  static func isOneFace(_ a: Detection, _ b: Detection) -> Bool {
    a.overlap(with: b) > Detection.sameFace
      || a.center.distance(to: b.center) < sameCenter * max(a.size, b.size)
  }
}
