import Raster
import Testing

@testable import Portrait

@Suite struct PersonMaskTests {
  /// Four cells of 10 × 10 pixels from (100, 200) on.
  private static let mask = PersonMask(
    probability: Plane(width: 2, height: 2, values: [0, 1, 0.5, 1]),
    window: Rect(x: 100, y: 200, width: 20, height: 20))

  @Test(arguments: [
    (105.0, 205.0, 0.0), (115, 205, 1), (110, 205, 0.5), (105, 210, 0.25), (110, 210, 0.625), (0, 0, 0),
    (500, 0, 1), (0, 500, 0.5),
  ])
  func `between cells in proportion, beyond them as at the edge`(x: Double, y: Double, expected: Double) {
    #expect(abs(Self.mask.probability(at: Point(x: x, y: y)) - expected) < 1e-9)
  }

  @Test func `a mask of nothing knows nobody`() {
    let none = PersonMask(probability: Plane(width: 0, height: 0), window: Self.mask.window)
    #expect(none.probability(at: Point(x: 105, y: 205)) == 0)
  }
}
