import Raster
import Testing

@testable import Portrait

@Suite struct SquareTests {
  @Test(arguments: [
    (Size(width: 4000, height: 3000), 6), (Size(width: 3000, height: 4000), 6),
    (Size(width: 800, height: 800), 9), (Size(width: 9000, height: 1000), 3), (Size(width: 1, height: 1), 9),
  ])
  func `tiles cover the picture and overlap by half`(size: Size, count: Int) throws {
    let tiles = Square.tiles(of: size)
    #expect(tiles.count == count)
    let half = try #require(tiles.first).side / 2
    #expect(tiles.allSatisfy { $0.side == Double(max(size.width, size.height)) / 2 })
    // Whatever is no larger than half a tile lies whole in one of them.
    for y in stride(from: 0, through: Double(size.height), by: Double(size.height) / 16) {
      for x in stride(from: 0, through: Double(size.width), by: Double(size.width) / 16) {
        let inside = tiles.contains { tile in
          func holds(_ p: Double, _ center: Double, _ length: Int) -> Bool {
            max(0, p - half / 2) >= center - half - 1e-9
              && min(Double(length), p + half / 2) <= center + half + 1e-9
          }
          return holds(x, tile.center.x, size.width) && holds(y, tile.center.y, size.height)
        }
        #expect(inside, "\(x) \(y)")
      }
    }
  }

  @Test func `the whole picture is one square around it`() {
    #expect(
      Square(around: Size(width: 400, height: 300)) == Square(center: Point(x: 200, y: 150), side: 400))
  }
}
