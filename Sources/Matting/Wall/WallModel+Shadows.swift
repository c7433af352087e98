internal import Raster

/// Shadows that the person casts lie beside the mask's outline, where no wall is certain.
extension WallModel {
  // Differences are in levels of 255, channels summed as squares.

  /// Of a shadow's soft border: the most that neighbouring cells differ.
  private static let shadowStep: Float = 25
  /// The same but for the light, which is all that a shadow changes.
  private static let shadowTint: Float = 6
  /// Of the variance in a usual cell of wall: with more a cell holds hair or an edge.
  private static let shadowScatter: Float = 2.5
  /// Variance of a shadow's own slope within a cell, even where the wall has no noise.
  private static let leastShadowScatter: Float = 50

  /// What goes over smoothly from certain wall.
  static func takeShadows(into seed: inout [Bool], cells: CellStatistics, plainness: [Float]) {
    let width = cells.width
    var reached = seed.indices.filter { seed[$0] }
    let mostScatter = mostScatter(of: cells, in: reached)
    while let cell = reached.popLast() {
      forEachNeighbor(of: cell, width: width, count: seed.count) { next in
        guard !seed[next] else { return }
        let (from, to) = (cells.color[cell], cells.color[next])
        let light = to.colorProduct(from) / max(1, from.colorSquare)
        guard cells.person[next] < traceOfPerson, plainness[next] > plainShare, to.w < mostScatter,
          (to - from).colorSquare < shadowStep * shadowStep,
          (to - from * light).colorSquare < shadowTint * shadowTint
        else { return }
        seed[next] = true
        reached.append(next)
      }
    }
  }

  // Chosen on drawn shadows behind portraits, and on drawn locks, which are lost where more is taken.

  /// The light that the deepest shadow leaves, as a share of the wall's, and the most that anything has: dark hair has less.
  private static let leastLight: Float = 0.6
  private static let mostLight: Float = 1.05
  /// How far its colour may lie beside the wall's in less light.
  private static let castTint: Float = 8
  /// Of the variance that a soft shadow's cells may have: what a cast shadow's may have but for their slope.
  private static let castRoughness: Float = 1.5
  /// The steepest border that passes for smooth, in levels from cell to cell.
  private static let steepest: Float = 45
  /// A harder border is no wider than so many cells, and what is smooth within is no smaller than so many: hair is not smooth.
  private static let penumbra = 2
  private static let leastUmbra = 12

  /// What lies smooth behind a border as of a shadow: the wall's colour in less light, before a flash or a near lamp.
  /// - Parameters:
  ///   - base: the quadratic surface at every cell.
  ///   - above: the row below which clothes may have such a colour.
  static func takeCastShadows(
    into seed: inout [Bool], cells: CellStatistics, base: [SIMD4<Float>], above: Int
  ) {
    let width = cells.width
    let certain = seed.indices.filter { seed[$0] }
    let mostRoughness = castRoughness * mostScatter(of: cells, in: certain)
    let rows = min(cells.height, max(0, above))
    var isShaded = [Bool](repeating: false, count: seed.count)
    for cell in 0..<rows * width where !seed[cell] && cells.person[cell] < traceOfPerson {
      let (color, wall) = (cells.color[cell], base[cell])
      let light = color.colorProduct(wall) / max(1, wall.colorSquare)
      isShaded[cell] =
        light > leastLight && light < mostLight
        && (color - wall * light).colorSquare < castTint * castTint
    }
    let toWall = steps(from: certain, through: isShaded, width: width)
    var fill = FloodFill(width: width, height: cells.height)
    var isTaken = [Bool](repeating: false, count: seed.count)
    var umbra: [Int] = []
    for start in 0..<rows * width where toWall[start] != nil && !isTaken[start] {
      var smooth: [Int] = []
      fill.run(from: start) { cell in
        guard isShaded[cell], !isTaken[cell], roughness(of: cell, cells) < mostRoughness else { return false }
        isTaken[cell] = true
        smooth.append(cell)
        return true
      }
      if smooth.count >= leastUmbra { umbra += smooth }
    }
    let toUmbra = steps(from: umbra, through: isShaded, width: width)
    for cell in umbra { seed[cell] = true }
    for cell in toUmbra.indices {
      if let one = toUmbra[cell], let other = toWall[cell], one + other <= penumbra { seed[cell] = true }
    }
  }

  /// The variance in a cell but for an even slope; of steep cells no number is small enough.
  private static func roughness(of cell: Int, _ cells: CellStatistics) -> Float {
    let (x, y) = (cell % cells.width, cell / cells.width)
    let color = cells.color
    let across = (color[x < cells.width - 1 ? cell + 1 : cell] - color[x > 0 ? cell - 1 : cell]) / 2
    let down =
      (color[y < cells.height - 1 ? cell + cells.width : cell] - color[y > 0 ? cell - cells.width : cell]) / 2
    let slope = across.colorSquare + down.colorSquare
    guard slope < steepest * steepest else { return .infinity }
    // Of a ramp over n pixels that rises by s in them: s² (n² − 1) / 12 n².
    let side = Float(CellGrid.step)
    return color[cell].w - slope * (side * side - 1) / (12 * side * side)
  }

  /// How many steps through such cells lead to the nearest of `start`; nil beyond a border's width.
  private static func steps(from start: [Int], through isOpen: [Bool], width: Int) -> [Int?] {
    var distance = [Int?](repeating: nil, count: isOpen.count)
    var front = start
    for step in 1...penumbra {
      var next: [Int] = []
      for cell in front {
        forEachNeighbor(of: cell, width: width, count: isOpen.count) { beside in
          guard isOpen[beside], distance[beside] == nil else { return }
          distance[beside] = step
          next.append(beside)
        }
      }
      front = next
    }
    return distance
  }

  private static func mostScatter(of cells: CellStatistics, in certain: [Int]) -> Float {
    let scatter = Percentile.median(certain.map { Double(cells.color[$0].w) }) ?? 0
    return max(leastShadowScatter, shadowScatter * Float(scatter))
  }

  /// Left, right, above and below.
  @inline(__always)
  private static func forEachNeighbor(of cell: Int, width: Int, count: Int, _ body: (Int) -> Void) {
    let x = cell % width
    if x > 0 { body(cell - 1) }
    if x < width - 1 { body(cell + 1) }
    if cell >= width { body(cell - width) }
    if cell + width < count { body(cell + width) }
  }
}
