import Raster
import Testing

@testable import Rules

@Suite struct SpotsTests {
  private static let margin = 12

  /// The second least and second greatest difference from the ring, sorted out place by place.
  private static func plain(_ plane: Plane, _ ring: [(Int, Int)]) -> (bright: Double, dark: Double) {
    var (bright, dark): (Float, Float) = (0, 0)
    for y in margin..<plane.height - margin {
      for x in margin..<plane.width - margin {
        let differences = ring.map { plane[x, y] - plane[x + $0.0, y + $0.1] }.sorted()
        bright = max(bright, differences[1])
        dark = max(dark, -differences[differences.count - 2])
      }
    }
    return (Double(bright), Double(dark))
  }

  @Test(arguments: [4, 6, 9]) func areThoseOfSortedDifferences(_ radius: Int) {
    var random = Xorshift()
    let values = (0..<60 * 50).map { _ in Float.random(in: -1...1, using: &random) }
    let plane = Plane(width: 60, height: 50, values: values).boxBlurred(across: 1, down: 1)
    let ring = Ornaments.ring(radius)
    #expect(Ornaments.spots(plane, margin: Self.margin, ring) == Self.plain(plane, ring))
  }

  @Test func aSpotIsFoundAndAnEdgeIsNot() {
    var spot = Plane(width: 50, height: 50)
    for y in 24...26 { for x in 24...26 { spot[x, y] = 0.5 } }
    #expect(Ornaments.spots(spot, margin: Self.margin, Ornaments.ring(4)).bright == 0.5)
    var edge = Plane(width: 50, height: 50)
    for y in 0..<50 { for x in 25..<50 { edge[x, y] = 0.5 } }
    let found = Ornaments.spots(edge, margin: Self.margin, Ornaments.ring(4))
    #expect(found.bright == 0 && found.dark == 0)
  }

  @Test func tooSmallAPlaneHasNone() {
    let found = Ornaments.spots(Plane(width: 24, height: 90, filledWith: 1), margin: 12, Ornaments.ring(4))
    #expect(found == (0, 0))
  }

  /// Beside every path of a small plane.
  @Test func theBestPathIsTheBestOfAll() {
    var random = Xorshift()
    let plane = Plane(
      width: 6, height: 4, values: (0..<24).map { _ in Float.random(in: 0...1, using: &random) })
    func best(_ x: Int, _ y: Int) -> Float {
      guard x + 1 < plane.width else { return plane[x, y] }
      return plane[x, y] + (max(0, y - 1)...min(3, y + 1)).map { best(x + 1, $0) }.reduce(0, max)
    }
    let expected = (0..<4).map { best(0, $0) }.reduce(0, max) / 6
    #expect(abs(plane.bestPathAcross() - Double(expected)) < 1e-6)
  }
}
