public import Raster

extension FaceAnalysis {
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
    let tolerance = 0.01 * box.width
    if box.x < -tolerance { cutBy.insert(.left) }
    if box.y < -tolerance { cutBy.insert(.top) }
    if box.maxX > Double(size.width) + tolerance { cutBy.insert(.right) }
    if box.maxY > Double(size.height) + tolerance { cutBy.insert(.bottom) }
  }

  /// Adds what the outline of the person tells: crown and shoulders.
  mutating func measureOutline(of mask: PersonMask) {
    let silhouette = Silhouette(mask: mask, seed: noseTip)
    let width = leftCheek.distance(to: rightCheek)
    guard width > 0 else { return }
    if let top = silhouette.crown(x: mesh[FaceMesh.Index.forehead].x, faceWidth: width) {
      // The window reaches far above the head unless the picture ends there.
      if silhouette.touchesTop(top) { cutBy.insert(.top) } else { crown = top }
    }
    if cutBy.contains(.top) { crown = nil }
    let shoulders = silhouette.shoulders(center: centerX, chin: chin.y, faceWidth: width)
    rightShoulder = shoulders.right
    leftShoulder = shoulders.left
  }

  /// The same face in a picture whose sides are `k.x` and `k.y` times as long.
  func scaled(by k: Point) -> FaceAnalysis {
    func map(_ p: Point) -> Point { Point(x: p.x * k.x, y: p.y * k.y) }
    var face = self
    face.box = Rect(x: box.x * k.x, y: box.y * k.y, width: box.width * k.x, height: box.height * k.y)
    face.mesh = mesh.map(map)
    face.leftEye = map(leftEye)
    face.rightEye = map(rightEye)
    face.noseTip = map(noseTip)
    face.mouthLeft = map(mouthLeft)
    face.mouthRight = map(mouthRight)
    face.chin = map(chin)
    face.leftCheek = map(leftCheek)
    face.rightCheek = map(rightCheek)
    face.crown = crown.map(map)
    face.leftShoulder = leftShoulder.map(map)
    face.rightShoulder = rightShoulder.map(map)
    return face
  }
}

extension PersonMask {
  /// The same mask over a picture whose sides are `k.x` and `k.y` times as long.
  public func scaled(by k: Point) -> PersonMask {
    PersonMask(
      probability: probability,
      window: Rect(
        x: window.x * k.x, y: window.y * k.y, width: window.width * k.x, height: window.height * k.y))
  }
}
