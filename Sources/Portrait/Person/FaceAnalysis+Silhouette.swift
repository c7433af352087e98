import Raster

extension FaceAnalysis {
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
}
