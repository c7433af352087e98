import Raster
import Testing

@Suite struct BilinearTests {
  /// The surface a + bx + cy + dxy is its own bilinear interpolation.
  private static func surface(_ x: Double, _ y: Double) -> Float { Float(3 + 2 * x - y + 0.5 * x * y) }

  @Test("interpolates a bilinear surface exactly between the centres, and repeats the edge")
  func surface() {
    let (width, height) = (7, 5)
    let samples = (0..<width * height).map {
      Self.surface(Double($0 % width) + 0.5, Double($0 / width) + 0.5)
    }
    for (x, y) in [(0.5, 0.5), (3.2, 1.9), (6.5, 4.5), (-4, 2.3), (2.75, 99), (40, -40)] {
      let tap = BilinearTap(at: Point(x: x, y: y), width: width, height: height)
      let (inX, inY) = (min(max(x, 0.5), 6.5), min(max(y, 0.5), 4.5))
      #expect(abs(tap.value { samples[$0] } - Self.surface(inX, inY)) < 1e-4)
      let vector = tap.vector { SIMD4(samples[$0], -samples[$0], 1, 0) }
      #expect(abs(vector.x - Self.surface(inX, inY)) < 1e-4 && vector.y == -vector.x)
      #expect(abs(vector.z - 1) < 1e-6 && vector.w == 0)
    }
  }

  @Test func oneSampleIsEverywhere() {
    let tap = BilinearTap(at: Point(x: 17, y: -3), width: 1, height: 1)
    #expect(tap.corners == (0, 0, 0, 0))
    #expect(tap.value { _ in 42 } == 42)
  }
}
