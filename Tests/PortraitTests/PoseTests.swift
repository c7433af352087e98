import Raster
import RealModule
import Testing

@testable import Portrait

@Suite struct PoseTests {
  /// The mean head turned by yaw, then tilted by pitch, then rolled; and put somewhere at some size.
  static func mesh(yaw: Double, pitch: Double, roll: Double, size: Double = 300) -> FaceMesh {
    let (y, p, r) = (yaw * .pi / 180, pitch * .pi / 180, roll * .pi / 180)
    func turn(_ x: Double, _ ty: Double, _ z: Double) -> (x: Double, y: Double, z: Double) {
      let (y1, z1) = (ty * Double.cos(p) + z * Double.sin(p), -ty * Double.sin(p) + z * Double.cos(p))
      let (x2, z2) = (x * Double.cos(y) - z1 * Double.sin(y), x * Double.sin(y) + z1 * Double.cos(y))
      return (x2 * Double.cos(r) - y1 * Double.sin(r), x2 * Double.sin(r) + y1 * Double.cos(r), z2)
    }
    var mesh = FaceMesh(
      points: [Point](repeating: Point(x: 0, y: 0), count: 478), depths: [Double](repeating: 0, count: 478),
      presence: 1)
    func place(_ index: Int, _ x: Double, _ ty: Double, _ z: Double) {
      let t = turn(x, ty, z)
      mesh.points[index] = Point(x: 700 + t.x * size, y: 500 + t.y * size)
      mesh.depths[index] = 40 + t.z * size
    }
    for mark in HeadModel.marks { place(mark.index, mark.x, mark.y, mark.z) }
    place(FaceMesh.Index.rightIris, -0.22, 0.11, -0.08)
    place(FaceMesh.Index.leftIris, 0.22, 0.11, -0.08)
    return mesh
  }

  @Test(arguments: [
    (0.0, 0.0, 0.0), (20, 0, 0), (-35, 0, 0), (0, 15, 0), (0, -25, 0), (0, 0, 40), (12, -9, 0), (-30, 20, 0),
  ])
  func `a known rotation is recovered`(yaw: Double, pitch: Double, roll: Double) throws {
    let pose = try #require(Pose(mesh: Self.mesh(yaw: yaw, pitch: pitch, roll: roll)))
    #expect(abs(pose.yaw - yaw) < 0.01)
    #expect(abs(pose.pitch - pitch) < 0.01)
    if yaw == 0 || pitch == 0 { #expect(abs(pose.roll - roll) < 0.01) }
  }

  @Test(arguments: [
    (-70.0, SceneOrientation.turnedLeft), (93, .turnedRight), (-178, .upsideDown), (44, .upright),
  ])
  func `a lying picture is told by the roll`(roll: Double, orientation: SceneOrientation) throws {
    let pose = try #require(Pose(mesh: Self.mesh(yaw: 0, pitch: 0, roll: roll)))
    #expect(abs(pose.roll - roll) < 0.01)
    #expect(SceneOrientation(roll: pose.roll) == orientation)
  }

  @Test(arguments: [30.0, 3000.0])
  func `size does not matter`(size: Double) throws {
    let pose = try #require(Pose(mesh: Self.mesh(yaw: 17, pitch: 4, roll: 0, size: size)))
    #expect(abs(pose.yaw - 17) < 0.01 && abs(pose.pitch - 4) < 0.01)
  }

  @Test func `a flat or mirrored mesh has no pose`() {
    var flat = Self.mesh(yaw: 0, pitch: 0, roll: 0)
    flat.points = flat.points.map { _ in Point(x: 1, y: 1) }
    #expect(Pose(mesh: flat) == nil)
    var mirrored = Self.mesh(yaw: 0, pitch: 0, roll: 0)
    mirrored.points = mirrored.points.map { Point(x: -$0.x, y: $0.y) }
    #expect(Pose(mesh: mirrored) == nil)
  }

  @Test func `the mean head is symmetrical and of width one`() throws {
    let marks = HeadModel.marks
    #expect(marks.count == 25 && Set(marks.map(\.index)).count == 25)
    #expect(abs(marks.reduce(0) { $0 + $1.x }) < 1e-12)
    let right = try #require(marks.first { $0.index == FaceMesh.Index.rightCheek })
    let left = try #require(marks.first { $0.index == FaceMesh.Index.leftCheek })
    #expect(abs(left.x - right.x - 1) < 1e-3)
  }
}
