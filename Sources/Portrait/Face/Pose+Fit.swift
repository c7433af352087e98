import Raster
import RealModule

extension Pose {
  /// The pose of the head whose mesh this is: the rotation that carries the mean head onto the mesh in the least
  /// squares sense (Kabsch 1976). Roll is read from the line through the irises. Nil where no rotation fits.
  init?(mesh: FaceMesh) {
    guard let rotation = Pose.rotation(of: mesh) else { return nil }
    self.init(rotation: rotation)
    roll = degrees(mesh.angle)
  }

  /// The angles of a rotation that acts on x right, y down, z away from the camera.
  init(rotation: Matrix3) {
    // Where the face looks: the image of (0, 0, −1).
    let (x, y, z) = (-rotation.rows[0][2], -rotation.rows[1][2], -rotation.rows[2][2])
    self.init(
      yaw: degrees(.atan2(y: x, x: -z)),
      pitch: degrees(.atan2(y: -y, x: (x * x + z * z).squareRoot())),
      roll: degrees(.atan2(y: rotation.rows[1][0], x: rotation.rows[0][0])))
  }

  static func rotation(of mesh: FaceMesh) -> Matrix3? {
    let marks = HeadModel.marks
    let n = Double(marks.count)
    let model = marks.map { [$0.x, $0.y, $0.z] }
    let seen = marks.map { [mesh[$0.index].x, mesh[$0.index].y, mesh.depths[$0.index]] }
    func mean(_ points: [[Double]]) -> [Double] { (0..<3).map { k in points.reduce(0) { $0 + $1[k] } / n } }
    let modelMean = mean(model)
    let seenMean = mean(seen)
    let size = max(mesh[FaceMesh.Index.leftCheek].distance(to: mesh[FaceMesh.Index.rightCheek]), 1e-9)
    var covariance = Matrix3.zero
    for (m, s) in zip(model, seen) {
      for i in 0..<3 {
        for j in 0..<3 { covariance.rows[i][j] += (s[i] - seenMean[i]) / size * (m[j] - modelMean[j]) }
      }
    }
    return covariance.nearestRotation
  }
}
