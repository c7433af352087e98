import Raster
import Testing

@testable import Rules

@Suite struct BlockinessTests {
  /// Blocks of `side` that differ by `step` levels, the first border at `offset`, under some grain.
  private static func picture(side: Int, step: Int, offset: Int = 0, grain: Int = 0) -> RGBImage {
    var random = Xorshift()
    var image = RGBImage(width: 256, height: 256)
    for y in 0..<256 {
      for x in 0..<256 {
        let block = ((x + side - offset) / side + (y + side - offset) / side) % 2
        let level = UInt8(100 + block * step + Int.random(in: 0...grain, using: &random))
        image[x, y] = RGB(level, level, level)
      }
    }
    return image
  }

  private static let whole = Rect(x: 0, y: 0, width: 256, height: 256)

  /// A greater step than 8 levels counts as 8.
  @Test(arguments: [2, 5, 8, 12], [0, 3])
  func isTheStepBetweenBlocks(_ step: Int, _ offset: Int) throws {
    let image = Self.picture(side: 8, step: step, offset: offset)
    let measured = try #require(Blockiness.measure(image, in: Self.whole, period: 8))
    #expect(abs(measured - Double(min(8, step))) < 0.02 * Double(step), "\(measured)")
  }

  @Test func blocksAreSeenUnderGrain() throws {
    let image = Self.picture(side: 8, step: 6, grain: 3)
    #expect(try #require(Blockiness.measure(image, in: Self.whole, period: 8)) > 3)
  }

  @Test func grainHasNoBlocks() throws {
    let image = Self.picture(side: 8, step: 0, grain: 3)
    #expect(abs(try #require(Blockiness.measure(image, in: Self.whole, period: 8))) < 0.5)
  }

  /// Stripes of four pixels stand out at two positions of eight: the picture's own, no block's.
  @Test func aFinerRasterIsNoBlock() throws {
    let image = Self.picture(side: 4, step: 9)
    #expect(abs(try #require(Blockiness.measure(image, in: Self.whole, period: 8))) < 1)
  }

  @Test(arguments: [(8, 48.0), (3, 256)]) func tooLittleToTell(_ period: Int, _ side: Double) {
    let image = Self.picture(side: 8, step: 5)
    #expect(Blockiness.measure(image, in: Rect(x: 0, y: 0, width: side, height: side), period: period) == nil)
  }
}
