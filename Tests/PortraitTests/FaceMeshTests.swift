import Raster
import Support
import Testing

@testable import Portrait

@Suite struct FaceMeshTests {
  @Test func `refinements are as long as the network's outputs`() {
    #expect(MeshRefinement.parts.map(\.count) == [80, 71, 71, 5, 5])
    let all = MeshRefinement.parts.flatMap { $0 }
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { (0..<FaceMesh.Index.count).contains($0) })
  }

  @Test func `the two networks' disagreement is a share of the box`() {
    var points = [Point](repeating: Point(x: 0, y: 0), count: 478)
    points[FaceMesh.Index.rightIris] = Point(x: 40, y: 50)
    points[FaceMesh.Index.leftIris] = Point(x: 60, y: 50)
    points[FaceMesh.Index.noseTip] = Point(x: 50, y: 60)
    let mesh = FaceMesh(points: points, depths: [], presence: 1)
    let detection = Detection(
      score: 1, center: Point(x: 50, y: 55), width: 50, height: 40,
      keypoints: [Point(x: 40, y: 50), Point(x: 60, y: 50), Point(x: 50, y: 70)])
    #expect(abs(mesh.disagreement(with: detection) - 0.2) < 1e-12)
    #expect(mesh.angle == 0)
  }

  /// What the mesh tells about a head that the picture cuts.
  @Test(arguments: [
    (Point(x: 20, y: 500), [FaceAnalysis.Side.left]), (Point(x: 980, y: 30), [.right, .top]),
    (Point(x: 500, y: 990), [.bottom]), (Point(x: 500, y: 500), []),
  ])
  func `a face past an edge is cut there`(center: Point, sides: [FaceAnalysis.Side]) throws {
    var mesh = PoseTests.mesh(yaw: 0, pitch: 0, roll: 0, size: 200)
    for i in mesh.points.indices where mesh.points[i] == Point(x: 0, y: 0) {
      mesh.points[i] = Point(x: 700, y: 500)
    }
    mesh.points = mesh.points.map { $0 - Point(x: 700, y: 500) + center }
    let detection = FaceDetectorTests.detection(x: center.x, y: center.y, size: 200, score: 1)
    let pose = try #require(Pose(mesh: mesh))
    let face = FaceAnalysis(
      found: FaceFinder.Face(detection: detection, mesh: mesh, pose: pose),
      in: Size(width: 1000, height: 1000))
    #expect(face.cutBy == Set(sides))
    #expect(abs(face.faceWidth - 200) < 0.1)
  }

  @Test func `measures of a reduced picture are given in source pixels`() {
    let face = DrawnFace.face().scaled(by: Point(x: 4, y: 4))
    #expect(face.crown == Point(x: 2000, y: 800))
    #expect(face.faceWidth == 1600 && face.eyeLine == 2180)
    let mask = DrawnFace.mask(window: Rect(x: 10, y: 20, width: 30, height: 40), cells: 4) { _ in true }
    #expect(mask.scaled(by: Point(x: 2, y: 3)).window == Rect(x: 20, y: 60, width: 60, height: 120))
  }
}
