import Raster

extension FaceAnalysis {
  /// How far the mesh may pass the picture's edge before the face counts as cut off, in widths of its box.
  private static let cutTolerance = 0.01

  /// What the mesh tells, in the pixels of a picture of this size.
  init(found: FaceFinder.Face, in size: Size) {
    let mesh = found.mesh
    typealias Index = FaceMesh.Index
    self.init(
      box: mesh.box, confidence: found.detection.score, mesh: mesh.points, leftEye: mesh[Index.leftIris],
      rightEye: mesh[Index.rightIris], noseTip: mesh[Index.noseTip], mouthLeft: mesh[Index.leftMouth],
      mouthRight: mesh[Index.rightMouth], chin: mesh[Index.chin], leftCheek: mesh[Index.leftCheek],
      rightCheek: mesh[Index.rightCheek], pose: found.pose)
    // The mesh goes on where the picture ends.
    let tolerance = Self.cutTolerance * box.width
    if box.x < -tolerance { cutBy.insert(.left) }
    if box.y < -tolerance { cutBy.insert(.top) }
    if box.maxX > Double(size.width) + tolerance { cutBy.insert(.right) }
    if box.maxY > Double(size.height) + tolerance { cutBy.insert(.bottom) }
  }

  /// The same face in a picture whose sides are `k.x` and `k.y` times as long.
  func scaled(by k: Point) -> FaceAnalysis {
    placed(stretch: k) { Point(x: $0.x * k.x, y: $0.y * k.y) }
  }
}
