import Raster
import Testing

@testable import Rules

@Suite struct GlyphsTests {
  /// Thin squares with a hole, on a grey ground.
  private static func rings(_ places: [(x: Int, y: Int)], side: Int, level: UInt8 = 180) -> RGBImage {
    var image = RGBImage(width: 320, height: 240, filledWith: RGB(120, 120, 120))
    for place in places {
      for y in 0..<side {
        for x in 0..<side where min(x, y, side - 1 - x, side - 1 - y) < 2 {
          image[place.x + x, place.y + y] = RGB(level, level, level)
        }
      }
    }
    return image
  }

  private static func longest(
    _ image: RGBImage, sizes: ClosedRange<Double> = 10...40,
    outside head: (Range<Int>, Range<Int>) = (0..<0, 0..<0)
  ) -> Int {
    let contrast = LocalContrast(image, rows: 0..<image.height, reach: 8)
    return Glyphs.longestLine(contrast, threshold: 28, sizes: sizes, outside: (columns: head.0, rows: head.1))
  }

  private static func row(_ count: Int, y: Int = 100, step: Int = 26) -> [(x: Int, y: Int)] {
    (0..<count).map { (x: 30 + $0 * step, y: y) }
  }

  @Test(arguments: [3, 5, 8], [UInt8(180), 60])
  func countsWhatStandsInARow(_ count: Int, _ level: UInt8) {
    #expect(Self.longest(Self.rings(Self.row(count), side: 16, level: level)) == count)
  }

  @Test(arguments: [0, 1, 2]) func twoAreNoText(_ count: Int) {
    #expect(Self.longest(Self.rings(Self.row(count), side: 16)) == 0)
  }

  @Test func whatStandsApartIsNoRow() {
    #expect(Self.longest(Self.rings(Self.row(6, step: 45), side: 16)) == 0)
  }

  @Test func stairsAreNoRow() {
    let places = (0..<6).map { (x: 30 + $0 * 20, y: 40 + $0 * 20) }
    #expect(Self.longest(Self.rings(places, side: 16)) == 0)
  }

  @Test func sizesOutsideTheBoundsDoNotCount() {
    let image = Self.rings(Self.row(5), side: 16)
    #expect(Self.longest(image, sizes: 18...40) == 0 && Self.longest(image, sizes: 4...14) == 0)
  }

  @Test func theHeadDoesNotCount() {
    let image = Self.rings(Self.row(8), side: 16)
    #expect(Self.longest(image, outside: (0..<320, 90..<130)) == 0)
    #expect(Self.longest(image, outside: (0..<100, 90..<130)) == 5)
  }

  /// The groups of a noise picture beside those of a plain search, square by square.
  @Test func groupsAreThoseOfAPlainSearch() {
    var random = Xorshift()
    let samples = (0..<64 * 48 * 3).map { _ in UInt8(Int.random(in: 0...3, using: &random) * 80) }
    let contrast = LocalContrast(RGBImage(width: 64, height: 48, samples: samples), rows: 0..<48, reach: 4)
    var kinds = contrast.values.map { $0 > 60 ? UInt8(1) : $0 < -60 ? 2 : 0 }
    var sizes: [Int] = []
    for start in kinds.indices where kinds[start] != 0 {
      let kind = kinds[start]
      var (open, count) = ([start], 0)
      kinds[start] = 0
      while let place = open.popLast() {
        count += 1
        for y in max(0, place / 64 - 1)...min(47, place / 64 + 1) {
          for x in max(0, place % 64 - 1)...min(63, place % 64 + 1) where kinds[y * 64 + x] == kind {
            kinds[y * 64 + x] = 0
            open.append(y * 64 + x)
          }
        }
      }
      sizes.append(count)
    }
    var marks = Marks(contrast, threshold: 60)
    let found = marks.groups(outside: (columns: 0..<0, rows: 0..<0))
    #expect(sizes.count > 20)
    #expect(found.map(\.count) == sizes)
  }
}
