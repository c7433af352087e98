import Portrait
import Raster
import Testing

@Suite("Where the head is, told from the outline alone")
struct LikelyHeadTests {
  /// Head and shoulders, drawn on a grid of 64 × 64 over a photo of 640 × 640.
  private static func mask(_ isPerson: (Int, Int) -> Bool) -> PersonMask {
    var plane = Plane(width: 64, height: 64)
    for y in 0..<64 { for x in 0..<64 where isPerson(x, y) { plane[x, y] = 1 } }
    return PersonMask(probability: plane, window: Rect(x: 0, y: 0, width: 640, height: 640))
  }

  @Test func headAndShoulders() throws {
    let mask = Self.mask { x, y in
      (x - 36) * (x - 36) + (y - 20) * (y - 20) < 100 || y > 28 && abs(x - 36) < 20
    }
    let head = try #require(mask.likelyHead)
    #expect(abs(head.y - 110) <= 10)
    #expect(abs(head.midX - 360) < 20)
    #expect((150...260).contains(head.width) && (180...300).contains(head.height))
  }

  @Test func theLargestCountsAndSpecksDoNot() throws {
    #expect(Self.mask { x, y in x < 3 && y < 3 }.likelyHead == nil)
    #expect(Self.mask { _, _ in false }.likelyHead == nil)
    let two = Self.mask { x, y in x < 8 && y < 8 || x > 30 && y > 20 }
    #expect(try #require(two.likelyHead).x > 250)
    #expect(
      PersonMask(probability: Plane(width: 0, height: 0), window: .init(x: 0, y: 0, width: 1, height: 1))
        .likelyHead == nil)
  }
}
