import Raster
import Support
import Testing

@testable import Matting

@Suite("A coloured wall's colour on hair goes, the person's own colours stay")
struct OldColorTests {
  private static let blue = SIMD3(67.0, 110, 210)
  private static let brown = SIMD3(60.0, 45, 35)

  /// Long hair beside face and neck before a blue wall, with what `color` makes of each of its pixels.
  private static func longHair(
    _ hair: SIMD3<Double> = brown, wall: SIMD3<Double> = blue,
    color: (_ x: Int, _ y: Int) -> SIMD3<Double>? = { _, _ in nil }
  ) -> DrawnPortrait.Drawing {
    var portrait = DrawnPortrait(wall: { _, _ in wall }, maskShift: 0)
    portrait.hair = hair
    var drawing = portrait.drawn()
    for y in 60..<188 {
      for x in [40..<84, 156..<200].joined() {
        drawing.paint(x, y, color(x, y) ?? hair)
      }
    }
    return drawing
  }

  /// How far the colours of some opaque pixels are from those of the picture, at most.
  private static func mostChange(
    _ drawing: DrawnPortrait.Drawing, _ matte: Matte, _ columns: Range<Int>, _ rows: Range<Int>
  ) -> Int {
    rows.flatMap { y in
      columns.filter { matte.alpha[$0, y] == 255 }.map { x in
        let (a, b) = (drawing.image[x, y], matte.foreground[x, y])
        return max(
          abs(Int(a.red) - Int(b.red)), abs(Int(a.green) - Int(b.green)), abs(Int(a.blue) - Int(b.blue)))
      }
    }.max() ?? 0
  }

  /// A third of the wall in every other column, as between curls.
  private static func curls(_ x: Int, _ y: Int) -> SIMD3<Double>? {
    x % 6 < 3 && (52..<70).contains(x) ? brown * 0.67 + blue * 0.33 : nil
  }

  @Test("the wall between curls is taken out, measured and marked")
  func curls() {
    let drawing = Self.longHair(color: Self.curls)
    let matte = drawing.matte()
    let clean = Self.longHair().matte()
    #expect(clean.audit.wallOnHair < 0.1)
    #expect(matte.audit.wallOnHair > 10 * max(0.05, clean.audit.wallOnHair))
    #expect(matte.confidence < clean.confidence)
    let mark = matte.audit.faults.first { $0.kind == .oldColor }
    #expect(mark.map { $0.area.x < 70 && $0.area.maxX > 52 && $0.area.maxX < 90 } == true)
    for y in 80..<170 {
      for x in 54..<68 {
        let color = matte.foreground[x, y]
        #expect(Int(color.blue) - Int(color.red) < 16, "\(x) \(y) \(color)")
      }
    }
  }

  @Test("what is mostly wall is seen through")
  func seenThrough() {
    let drawing = Self.longHair { x, y in
      (54..<64).contains(x) && (100..<110).contains(y) ? Self.brown * 0.15 + Self.blue * 0.85 : nil
    }
    let matte = drawing.matte()
    #expect(matte.alpha[59, 105] < 100)
    #expect(matte.alpha[75, 105] == 255)
  }

  @Test(
    "hair that is dyed, blue-grey, or black with a blue sheen keeps its colour",
    arguments: [SIMD3(40.0, 60, 150), SIMD3(130, 138, 160), SIMD3(20, 22, 34), SIMD3(90, 60, 150)])
  func dyed(hair: SIMD3<Double>) {
    let drawing = Self.longHair(hair)
    let matte = drawing.matte()
    #expect(Self.mostChange(drawing, matte, 48..<80, 70..<180) <= 2)
    #expect(matte.audit.wallOnHair < 0.1)
  }

  @Test("ends that are dyed keep their colour")
  func dyedEnds() {
    let drawing = Self.longHair { _, y in y > 130 ? SIMD3(70, 60, 170) : nil }
    #expect(Self.mostChange(drawing, drawing.matte(), 48..<80, 70..<180) <= 2)
  }

  @Test(
    "a blue collar under the hair keeps its colour",
    arguments: [SIMD3(30.0, 40, 90), SIMD3(40, 90, 200), SIMD3(150, 155, 205)])
  func collar(color: SIMD3<Double>) {
    var drawing = Self.longHair()
    // The shirt is of the same cloth; it goes up between the locks, which end on it.
    for y in 156..<320 {
      for x in 60..<180 where (y > 240 || abs(x - 120) > 16) && (y >= 188 || abs(x - 120) < 36) {
        drawing.paint(x, y, color)
      }
    }
    let matte = drawing.matte()
    for columns in [92..<102, 138..<148] { #expect(Self.mostChange(drawing, matte, columns, 160..<200) <= 2) }
  }

  @Test("before grey, and before the red of ears, nothing is taken out")
  func otherWalls() {
    for wall in [SIMD3(190.0, 190, 188), SIMD3(150, 50, 45)] {
      let drawing = Self.longHair(wall: wall) { x, y in
        Self.curls(x, y) == nil ? nil : Self.brown * 0.67 + wall * 0.33
      }
      #expect(drawing.matte().audit.wallOnHair == 0)
    }
  }

  @Test("large pictures lose the wall's colour where they are opaque, too")
  func large() {
    let drawing = Self.longHair { x, y in
      y % 40 < 20 && (54..<66).contains(x) ? Self.brown * 0.67 + Self.blue * 0.33 : nil
    }
    let large = drawing.image.resized(width: 720, height: 960, filter: .triangle)
    let matte = Matte(
      image: large, person: drawing.person, hints: drawing.hints.scaled(x: 3, y: 3), workingLongSide: 320)
    func blueness(_ color: RGB) -> Int { Int(color.blue) - Int(color.red) }
    var (tinted, before, after) = (0, 0, 0)
    for y in 250..<500 {
      for x in 170..<200 where matte.alpha[x, y] == 255 && blueness(large[x, y]) > 24 {
        tinted += 1
        before += blueness(large[x, y])
        after += blueness(matte.foreground[x, y])
      }
    }
    #expect(tinted > 1000)
    #expect(2 * after < before)
  }

  @Test("large pictures before grey keep every opaque pixel as it is")
  func largeBeforeGray() {
    let drawing = Self.longHair(wall: SIMD3(190, 190, 188))
    let large = drawing.image.resized(width: 720, height: 960, filter: .triangle)
    let matte = Matte(
      image: large, person: drawing.person, hints: drawing.hints.scaled(x: 3, y: 3), workingLongSide: 320)
    var (opaque, changed) = (0, 0)
    for y in 0..<large.height {
      for x in 0..<large.width where matte.alpha[x, y] == 255 {
        opaque += 1
        if matte.foreground[x, y] != large[x, y] { changed += 1 }
      }
    }
    #expect(opaque > 10_000 && changed == 0)
  }

  @Test("a wall's tint is at right angles to grey, and no light changes its share")
  func tint() {
    let wall = WallTint(SIMD4(67, 110, 210, 0))
    #expect(abs(wall.tint(of: SIMD4(200, 200, 200, 9))) < 1e-3)
    #expect(abs(wall.tint(of: SIMD4(67, 110, 210, 9)) - wall.length) < 1e-3)
    #expect(abs(wall.share(of: SIMD4(55, 50, 45, 0)) + wall.share(of: SIMD4(45, 50, 55, 0))) < 0.05)
    #expect(WallTint(SIMD4(90, 90, 90, 0)).length == 0)
  }
}

extension DrawnPortrait.Drawing {
  /// Makes a pixel the person's.
  fileprivate mutating func paint(_ x: Int, _ y: Int, _ color: SIMD3<Double>) {
    for c in 0..<3 { image.samples[(y * image.width + x) * 3 + c] = UInt8(color[c]) }
    person[x, y] = 1
  }
}
