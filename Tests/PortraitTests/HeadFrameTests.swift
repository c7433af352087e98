import Raster
import Testing

@testable import Portrait

@Suite struct HeadFrameTests {
  private static func face(turnedBy map: (Point) -> Point = { $0 }) -> FaceAnalysis {
    FaceAnalysis(
      box: Rect(x: 60, y: 60, width: 80, height: 100), confidence: 1, leftEye: map(Point(x: 120, y: 100)),
      rightEye: map(Point(x: 80, y: 100)), noseTip: map(Point(x: 100, y: 118)),
      mouthLeft: map(Point(x: 115, y: 138)), mouthRight: map(Point(x: 85, y: 138)),
      chin: map(Point(x: 100, y: 166)), leftCheek: map(Point(x: 140, y: 110)),
      rightCheek: map(Point(x: 60, y: 110)), pose: Pose(yaw: 0, pitch: 0, roll: 0))
  }

  @Test func `the top of an upright head lies over the eyes`() {
    let frame = HeadFrame(Self.face())
    #expect(frame.unit == 40)
    let map = frame.map(of: .top, side: 224)
    let middle = map(Point(x: 112, y: 112))
    #expect(abs(middle.x - 100) < 1e-9 && abs(middle.y - (100 - 1.75 * 40)) < 1e-9)
    #expect(abs(map(Point(x: 224, y: 112)).x - (100 + 1.8 * 40)) < 1e-9)
  }

  @Test func `a square turns with the head`() {
    // A quarter turn clockwise: what was above lies to the right.
    let frame = HeadFrame(Self.face { Point(x: 200 - $0.y, y: $0.x) })
    let middle = frame.map(of: .top, side: 224)(Point(x: 112, y: 112))
    #expect(abs(middle.x - (100 + 1.75 * 40)) < 1e-9 && abs(middle.y - 100) < 1e-9)
  }

  @Test func `a head seen from the side is no smaller`() {
    let side = HeadFrame(Self.face { Point(x: 100 + ($0.x - 100) / 3, y: $0.y) })
    #expect(abs(side.unit - 0.95 * 38) < 1e-9 || abs(side.unit - 0.55 * 66) < 1e-9)
    #expect(side.unit > 36)
  }
}
