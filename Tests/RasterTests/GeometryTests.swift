import Raster
import Testing

@Suite struct GeometryTests {
  @Test func intersectionOfRectanglesThatMeetAndThatDoNot() {
    let a = Rect(x: 0, y: 0, width: 10, height: 10)
    #expect(a.intersection(Rect(x: 4, y: -3, width: 10, height: 8)) == Rect(x: 4, y: 0, width: 6, height: 5))
    #expect(a.intersection(Rect(x: 20, y: 20, width: 5, height: 5)).area == 0)
  }

  @Test func patchTakesCornersAndCentreWhereTheyBelong() {
    let map = Affine.patch(width: 4, height: 2, center: Point(x: 10, y: 20), boxWidth: 8, boxHeight: 4)
    #expect(map(Point(x: 0, y: 0)) == Point(x: 6, y: 18))
    #expect(map(Point(x: 4, y: 2)) == Point(x: 14, y: 22))
    #expect(map(Point(x: 2, y: 1)) == Point(x: 10, y: 20))
  }

  @Test func aQuarterTurnIsClockwiseOnScreen() {
    let map = Affine.patch(
      width: 2, height: 2, center: Point(x: 0, y: 0), boxWidth: 2, boxHeight: 2, cosine: 0, sine: 1)
    // The patch's right edge comes to stand at the bottom of the picture.
    #expect(map(Point(x: 2, y: 1)) == Point(x: 0, y: 1))
  }
}
