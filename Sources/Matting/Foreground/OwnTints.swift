internal import Raster

/// How far the person's own colours go the wall's way: hair deep inside, skin, and what is coloured as a whole, as clothes are.
struct OwnTints {
  /// As a share of the colours' light, never less than grey.
  let most: [Float]
  /// Light of certain hair without highlights, and with them.
  let bright: Float
  let brightest: Float
  /// Cells of clothes, or of hair that is dyed, that go the wall's way, and those around.
  let isNearOwn: [Bool]
  let isFace: [Bool]

  /// In head heights from the nearest background: certain hair.
  private static let certainDepth: Float = 0.1
  /// Least hairiness of rows that hold more hair than clothes.
  private static let mostlyHair: Float = 0.6
  /// Fewer cells tell nothing of a person's colours.
  private static let leastCells = 20
  /// Of certain hair's and skin's tints, and of hair's light.
  private static let highTint = 0.9
  /// Before a wall of more than so much of skin's own hue, red or brown, ears and shadows on skin look like mixtures.
  private static let mostSkin = 0.1
  private static let highLight = 0.75
  private static let highestLight = 0.95
  /// Cells from the middle of an area to its side that are coloured alike where it is the person's own.
  private static let solidRadius = 2
  /// The same where there is little hair: a collar is narrow.
  private static let narrowRadius = 1
  /// Of the wall's own tint: what is narrow, has more of it and is no colour of clothes may be the wall, seen between locks.
  private static let mostNarrow: Float = 0.5
  private static let littleHair: Float = 0.3
  /// Levels of 255 within which colours of clothes are one.
  private static let alike: Float = 4
  /// Cells around what is the person's own that may hold some of its colour.
  private static let rimRadius = 2
  /// Scatter of such a cell, and the most by which neighbouring ones differ, in levels of 255, channels summed as squares.
  private static let mostScatter: Float = 20
  private static let mostStep: Float = 20

  init?(
    trimap: Trimap, cells: CellStatistics, hints: MattingHints, hairiness: [Float],
    background: CellField<SIMD4<Float>>, tints: [WallTint], margin: Float
  ) {
    let uniform = UniformCells(trimap)
    let count = cells.color.count
    var isFace = [Bool](repeating: false, count: count)
    let outline = hints.innerFace.map { $0 * (1 / Double(CellGrid.step)) }
    forEachSpan(of: outline, width: cells.width, height: cells.height) { y, columns in
      for x in columns { isFace[y * cells.width + x] = true }
    }
    let depth = OwnTints.certainDepth * hints.headHeight
    var (hair, skin, lights): ([Double], [Double], [Double]) = ([], [], [])
    var shares = [Float](repeating: 0, count: count)
    var isCertain = [Bool](repeating: false, count: count)
    for cell in 0..<count where uniform[cell] == Trimap.foreground {
      let (x, y) = (cell % cells.width * CellGrid.step, cell / cells.width * CellGrid.step)
      isCertain[cell] = true
      shares[cell] = tints[cell].share(of: cells.color[cell])
      if isFace[cell] {
        skin.append(Double(shares[cell]))
      } else if hairiness[cell / cells.width] > OwnTints.mostlyHair,
        trimap.depth[y * trimap.width + x] > depth
      {
        hair.append(Double(shares[cell]))
        lights.append(Double(cells.color[cell].light))
      }
    }
    guard hair.count >= OwnTints.leastCells,
      let hairTint = Percentile.of(hair, OwnTints.highTint),
      let light = Percentile.of(lights, OwnTints.highLight),
      let highest = Percentile.of(lights, OwnTints.highestLight)
    else { return nil }
    let skinTint = Percentile.of(skin, OwnTints.highTint) ?? 0
    guard skinTint < OwnTints.mostSkin else { return nil }
    let usual = Float(max(0, hairTint, skinTint))
    bright = Float(light)
    brightest = Float(highest)
    let isTinted = (0..<count).map { cell in
      guard isCertain[cell] else { return false }
      let color = cells.color[cell]
      let limit = usual * (min(color.light, Float(light)) + WallTint.darkest)
      return tints[cell].tint(of: color) > limit + margin
    }
    let isOwn = OwnTints.own(
      cells: cells, isTinted: isTinted, hairiness: hairiness, background: background, tints: tints)
    isNearOwn = OwnTints.widened(isOwn, width: cells.width)
    most =
      SparseCellField(width: cells.width, height: cells.height) { cell -> (Float, Float)? in
        if isOwn[cell] { return (max(usual, shares[cell]), 1) }
        return isCertain[cell] && !isTinted[cell] ? (usual, 1) : nil
      }.filled().values
    self.isFace = isFace
  }

  /// Tinted cells that hang together, smoothly, with clothes below the hair or with an area that is tinted as a whole; the
  /// wall's own colour is nobody's.
  private static func own(
    cells: CellStatistics, isTinted: [Bool], hairiness: [Float], background: CellField<SIMD4<Float>>,
    tints: [WallTint]
  ) -> [Bool] {
    func isWall(_ cell: Int) -> Bool {
      WallModel.isWall(cells.color[cell], before: background.values[cell])
    }
    func isFarFromWall(_ cell: Int) -> Bool {
      tints[cell].tint(of: cells.color[cell]) < mostNarrow * tints[cell].length
    }
    // A colour for each that differs by more than the eye sees: there may be as many cells of clothes as of all.
    var clothes: [SIMD4<Int32>: SIMD4<Float>] = [:]
    for cell in isTinted.indices where isTinted[cell] && hairiness[cell / cells.width] == 0 {
      var key = SIMD4<Int32>((cells.color[cell] / alike).rounded(.down), rounding: .towardZero)
      key.w = 0
      clothes[key] = cells.color[cell]
    }
    func isWorn(_ cell: Int) -> Bool {
      clothes.values.contains { ($0 - cells.color[cell]).colorSquare < mostStep * mostStep }
    }
    func isSolid(_ cell: Int) -> Bool {
      let (x, y) = (cell % cells.width, cell / cells.width)
      let r = hairiness[y] > littleHair ? solidRadius : narrowRadius
      guard x >= r, y >= r, x + r < cells.width, y + r < cells.height else { return false }
      return (-r...r).allSatisfy { dy in
        (-r...r).allSatisfy { dx in
          let near = cell + dy * cells.width + dx
          return isTinted[near] && cells.color[near].w < mostScatter * mostScatter && !isWall(near)
            && (r > narrowRadius || isFarFromWall(near) || isWorn(near))
        }
      }
    }
    var isOwn = [Bool](repeating: false, count: isTinted.count)
    var reached = isTinted.indices.filter { cell in
      let row = cell / cells.width
      return isTinted[cell] && (hairiness[row] == 0 || row == cells.height - 1 || isSolid(cell))
    }
    for cell in reached { isOwn[cell] = true }
    while let cell = reached.popLast() {
      let x = cell % cells.width
      for (isInside, next) in [
        (x > 0, cell - 1), (x < cells.width - 1, cell + 1), (cell >= cells.width, cell - cells.width),
        (cell + cells.width < isOwn.count, cell + cells.width),
      ] where isInside && isTinted[next] && !isOwn[next] {
        let step = (cells.color[next] - cells.color[cell]).colorSquare
        guard step < mostStep * mostStep else { continue }
        isOwn[next] = true
        reached.append(next)
      }
    }
    return isOwn
  }

  private static func widened(_ isOwn: [Bool], width: Int) -> [Bool] {
    var result = isOwn
    for cell in isOwn.indices where isOwn[cell] {
      for dy in -rimRadius...rimRadius {
        for dx in -rimRadius...rimRadius {
          let near = cell + dy * width + dx
          if isOwn.indices.contains(near), (0..<width).contains(cell % width + dx) { result[near] = true }
        }
      }
    }
    return result
  }
}
