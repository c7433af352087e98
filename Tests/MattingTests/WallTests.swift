import Raster
import Testing

@testable import Matting

@Suite("What stood behind the person, where it is known")
struct WallTests {
  /// A person of one colour, 24 of 80 columns wide, before a wall.
  private static func scene(_ wall: (Int, Int) -> RGB) -> (cells: CellStatistics, image: RGBImage) {
    var image = RGBImage(width: 80, height: 64)
    var person = Plane(width: 80, height: 64)
    for y in 0..<64 {
      for x in 0..<80 {
        let isPerson = (28..<52).contains(x) && y >= 16
        image[x, y] = isPerson ? RGB(20, 30, 40) : wall(x, y)
        person[x, y] = isPerson ? 1 : 0
      }
    }
    return (CellStatistics(image: image, person: person), image)
  }

  private static func color(_ c: SIMD4<Float>) -> SIMD4<Float> { SIMD4(c.x, c.y, c.z, 0) }

  @Test("a gradient is known at every place, behind the person as well")
  func gradient() {
    func wall(_ x: Int, _ y: Int) -> RGB { RGB(UInt8(180 + x / 2), UInt8(200 - y / 2), 190) }
    let (cells, _) = Self.scene(wall)
    let model = WallModel(cells: cells, headHeight: 30)
    for cell in model.field.values.indices {
      let (x, y) = (cell % cells.width * 4, cell / cells.width * 4)
      let truth = SIMD4(Float(180) + Float(x + 1) / 2 + 0.25, 200 - Float(y + 1) / 2 - 0.25, 190, 0)
      #expect((Self.color(model.field.values[cell]) - truth).colorSquare.squareRoot() < 3, "\(x), \(y)")
      #expect(model.field.values[cell].w >= WallModel.noiseFloor)
      #expect(model.field.values[cell].w < 5)
      #expect(model.plainness[cell] > 0.99)
      #expect(WallModel.isWall(Self.color(model.field.values[cell]), before: model.field.values[cell]))
    }
    #expect(BackgroundEstimate(cells: cells, wall: model).isPlain)
  }

  @Test("a soft shadow beside the person is wall")
  func shadow() {
    func light(_ x: Int) -> Int { x < 52 ? 0 : max(0, 40 - (x - 52) * 3) }
    let (cells, image) = Self.scene { x, _ in
      let level = UInt8(220 - light(x))
      return RGB(level, level, level)
    }
    let model = WallModel(cells: cells, headHeight: 80)
    for x in 56..<64 {
      let wall = model.field[x, 40]
      #expect(WallModel.isWall(image.color(x, 40), before: wall), "\(x)")
      #expect(abs(wall.x - Float(220 - light(x))) < 8, "\(x)")
    }
  }

  /// Red of the wall that the model sees where a patch, 16 columns wide, lies beside the person before a beige wall of 200.
  private static func red(behind patch: @escaping (Int, Int) -> RGB, hairEnd: Int = .max) -> Float {
    let (cells, _) = scene { x, y in
      (52..<68).contains(x) && y >= 24 ? patch(x, y) : RGB(200, 180, 150)
    }
    return WallModel(cells: cells, headHeight: 80, hairEnd: hairEnd).field[58, 44].x
  }

  @Test("a shadow with a hard border is wall; stripes, what is dark or of another hue, and clothes are not")
  func castShadow() {
    let shadow = RGB(140, 126, 105)
    #expect(abs(Self.red { _, _ in shadow } - 140) < 4)
    let slope = Self.red { _, y in RGB(UInt8(120 + y / 2), UInt8(108 + y * 9 / 20), UInt8(90 + y * 3 / 8)) }
    #expect(abs(slope - 142) < 8)
    let others = [
      Self.red { x, _ in x % 3 == 0 ? RGB(60, 54, 45) : RGB(170, 153, 127) },
      Self.red { _, _ in RGB(80, 72, 60) }, Self.red { _, _ in RGB(150, 110, 70) },
      Self.red(behind: { _, _ in shadow }, hairEnd: 5),
    ]
    for red in others { #expect(red > 190) }
  }

  @Test("a bun that the mask overlooked does not make a wall busy")
  func bun() {
    let (cells, _) = Self.scene { x, y in
      (x - 40) * (x - 40) + (y - 8) * (y - 8) < 60 ? RGB(20, 30, 40) : RGB(200, 180, 150)
    }
    let model = WallModel(cells: cells, headHeight: 30)
    #expect(BackgroundEstimate(cells: cells, wall: model).isPlain)
    let behind = model.field[40, 8]
    #expect(abs(behind.x - 200) < 6 && abs(behind.z - 150) < 6)
  }

  @Test("a chequered wall is not plain, and scatters")
  func pattern() {
    let (cells, _) = Self.scene { x, y in (x / 6 + y / 6) % 2 == 0 ? RGB(230, 60, 40) : RGB(30, 90, 200) }
    let model = WallModel(cells: cells, headHeight: 30)
    #expect(model.plainness.allSatisfy { $0 < WallModel.plainShare })
    let estimate = BackgroundEstimate(cells: cells, wall: model)
    #expect(!estimate.isPlain)
    #expect(estimate.agreement < 0.5)
    #expect(estimate.spread > 10)
  }

  @Test("mean, spread and agreement are those of the cells that are surely background")
  func estimate() {
    // The right eighth is a cupboard.
    let (cells, _) = Self.scene { x, _ in x < 72 ? RGB(200, 205, 210) : RGB(90, 60, 30) }
    let model = WallModel(cells: cells, headHeight: 30)
    let estimate = BackgroundEstimate(cells: cells, wall: model)
    let clear = cells.color.indices.filter { cells.person[$0] < 0.15 && cells.outside[$0] > 3 }
    #expect(model.agrees.indices.filter { model.agrees[$0] != nil } == clear)
    var mean = SIMD4<Float>.zero
    for cell in clear { mean += cells.color[cell] / Float(clear.count) }
    #expect(estimate.mean == RGB(UInt8(mean.x.rounded()), UInt8(mean.y.rounded()), UInt8(mean.z.rounded())))
    let agreeing = clear.filter { model.agrees[$0] == 1 }
    #expect(abs(estimate.agreement - Double(agreeing.count) / Double(clear.count)) < 1e-9)
    #expect(agreeing.allSatisfy { $0 % cells.width < 18 } && !agreeing.isEmpty)
    #expect(!estimate.isPlain)
    let spread =
      clear.reduce(0.0) { sum, cell in
        let color = cell % cells.width < 18 ? RGB(200, 205, 210) : RGB(90, 60, 30)
        return sum + Lab(color).deltaE2000(to: Lab(estimate.mean))
      } / Double(clear.count)
    #expect(abs(estimate.spread - spread) < 0.01)
  }

  @Test("neutral is what a highlight may look like")
  func neutral() {
    for (color, isNeutral) in [
      (RGB(240, 238, 230), true), (RGB(30, 30, 30), true), (RGB(67, 142, 219), false),
      (RGB(200, 30, 30), false),
    ] {
      let model = WallModel(cells: Self.scene { _, _ in color }.cells, headHeight: 30)
      #expect(model.field.values.indices.allSatisfy { model.isNeutral(cell: $0) == isNeutral })
    }
  }

  @Test("the share of the person that has the wall's colour")
  func likeness() {
    let (cells, _) = Self.scene { _, _ in RGB(200, 200, 200) }
    let model = WallModel(cells: cells, headHeight: 30)
    let core = SparseCellField<SIMD4<Float>>(width: cells.width, height: cells.height) { cell in
      cell < 8 ? (SIMD4(201, 199, 200, 0), 1) : cell < 32 ? (SIMD4(20, 30, 40, 0), 1) : nil
    }
    #expect(WallLikeness(of: core, to: model).share == 0.25)
    let nobody = SparseCellField<SIMD4<Float>>(width: cells.width, height: cells.height)
    #expect(WallLikeness(of: nobody, to: model).share == 1)
  }

  @Test("where two networks contradict each other a plain wall's colour is a gap, anything else the person")
  func gaps() {
    let (cells, image) = Self.scene { x, _ in x < 60 ? RGB(210, 205, 200) : RGB(60, 40, 30) }
    let wall = WallModel(cells: Self.scene { _, _ in RGB(210, 205, 200) }.cells, headHeight: 30)
    var mask = Plane(width: 80, height: 64)
    for x in 0..<80 { mask[x, 40] = x % 2 == 0 ? 0.5 : 0.4 }
    let settled = mask.settled(by: wall, image: image, cells: cells)
    #expect(settled[20, 40] == 0.5 && settled[40, 40] == 1 && settled[70, 40] == 1)
    #expect((0..<40).allSatisfy { settled[2 * $0 + 1, 40] == 0.4 && settled[$0, 20] == 0 })
    let busy = WallModel(
      cells: Self.scene { x, y in (x / 6 + y / 6) % 2 == 0 ? RGB(230, 60, 40) : RGB(30, 90, 200) }.cells,
      headHeight: 30)
    #expect(mask.settled(by: busy, image: image, cells: cells)[20, 40] == 1)
  }
}
