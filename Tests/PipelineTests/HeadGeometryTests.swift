import Portrait
import Raster
import Rules
import Testing

@testable import Pipeline

/// What a standard asks of the head's place, as the crop solver takes it.
@Suite struct HeadGeometryTests {
  /// 100 wide, 160 from the crown to the chin.
  private static let face = FaceAnalysis(
    box: Rect(x: 100, y: 100, width: 100, height: 130), confidence: 1, leftEye: Point(x: 172, y: 150),
    rightEye: Point(x: 128, y: 150), noseTip: Point(x: 150, y: 180), mouthLeft: Point(x: 165, y: 200),
    mouthRight: Point(x: 135, y: 200), chin: Point(x: 150, y: 230), leftCheek: Point(x: 200, y: 160),
    rightCheek: Point(x: 100, y: 160), crown: Point(x: 150, y: 70), pose: Pose(yaw: 0, pitch: 0, roll: 0))

  @Test func boundsAreTheStandardsLessWhatMeasurementsMayBeOff() {
    let loose = HeadGeometry(.chsi99, for: Self.face, certain: false)
    #expect(loose.crown == 50...110 && loose.eyes == 200...300 && loose.faceWidth == 180...300)
    let certain = HeadGeometry(.chsi99, for: Self.face, certain: true)
    #expect(certain.crown == 54...106 && certain.eyes == 202...298 && certain.faceWidth == 184...296)
    #expect(certain.centerTolerance == 12)
  }

  @Test func whatIsNotAskedForMayLieAnywhere() {
    var standard = Standard.chsi99
    standard.geometry = .init()
    let free = HeadGeometry(standard, for: Self.face, certain: true)
    #expect(free.crown == 0...640 && free.eyes == 0...640 && free.faceWidth == 0...480)
    #expect(free.centerTolerance == 240)
  }

  @Test func aHeadsHeightIsHeldByItsWidth() {
    var standard = Standard.chsi99
    standard.geometry = .init(headHeight: .init(320, 400))
    #expect(HeadGeometry(standard, for: Self.face, certain: false).faceWidth == 200...250)
    standard.geometry.faceWidth = .init(210, 300)
    #expect(HeadGeometry(standard, for: Self.face, certain: false).faceWidth == 210...250)
  }
}
