internal import Raster

/// The colour the wall has, or would have, at every place: a quadratic surface fitted robustly to the cells
/// that are surely not the person, plus what they deviate from it, spread smoothly over the rest.
struct WallModel {
  /// x, y, z: colour in 0…255; w: how far single pixels scatter around it (RMS over the three channels summed).
  var field: CellField<SIMD4<Float>>
  /// 1 for cells of background that lie on the quadratic surface and hold no pattern, 0 for those that don't;
  /// nil where there is no certain background.
  let agrees: [Float?]
  /// The mean of `agrees` over some hundred cells around, spread over the rest.
  let plainness: [Float]

  // Scatters and differences are in levels of 255, channels summed as squares. All chosen on idmatting_exact by the mean
  // error of alpha.

  /// Camera noise and JPEG leave at least this much scatter.
  static let noiseFloor: Float = 3
  /// So small a weight of cells lets the coarse levels of a fill average over some hundred.
  static let neighborhoodWeight: Float = 0.01
  /// Least share of agreeing cells around for a wall to be plain.
  static let plainShare: Float = 0.8
  /// Scatter above which a surface is no plain wall.
  static let plainLimit: Float = 20
  /// A colour within this many scatters of the wall's is wall.
  static let tolerance: Float = 2.5
  /// Least difference between person and wall, in scatters, for colour to tell them apart.
  static let decisiveContrast: Float = 5
  /// Least difference between a colour's greatest and least channel for a wall to be coloured.
  private static let leastColor: Float = 40
  /// Below this probability a cell is surely not the person…
  static let traceOfPerson: Float = 0.15
  /// …if it lies this far outside the mask, in head heights.
  private static let margin: Float = 0.1
  /// One in so many cells must be as far outside: else nearer ones serve as well.
  private static let leastSeedFraction = 100
  /// Times that the seed takes in what the last field explains.
  private static let growths = 2
  /// Only from fields with less scatter than this.
  private static let growthLimit: Float = 15
  /// Strands begin within this many pixels of the mask's outline, reach so far, in head heights, and take no more than this
  /// share of the picture; and only before a wall of which nearly all else agrees: the trees of a landscape hang together
  /// with the person as well.
  private static let strandRim: Float = 8
  private static let strandReach: Float = 0.4
  private static let mostStrands: Float = 0.1
  private static let cleanShare: Float = 0.97
  /// Farther from the quadratic surface than this no cell is wall.
  private static let surfaceLimit: Float = 60
  /// Nor farther than this from the surface and what the cells around deviate from it.
  private static let smoothLimit: Float = 24
  /// Of a cell's scatter: means over four cells.
  private static let scatterWeight: Float = 0.25

  /// - Parameter hairEnd: the row of cells from which on clothes, too, may have a shadow's colour.
  init(cells: CellStatistics, headHeight: Float, hairEnd: Int = .max) {
    let count = cells.color.count
    let isClear = WallModel.clear(of: cells, headHeight: headHeight)
    var seed = isClear
    if seed.count(where: { $0 }) * WallModel.leastSeedFraction < count {
      seed = cells.person.map { $0 < WallModel.traceOfPerson }
    }
    let surface = QuadraticSurface(
      fitting: cells.color, where: seed, width: cells.width, height: cells.height)
    let base = surface.values(width: cells.width, height: cells.height)
    let deviations = (0..<count).map { cell in
      var deviation = cells.color[cell] - base[cell]
      deviation.w = 0
      return deviation
    }
    var agrees = WallModel.agreement(of: cells, deviating: deviations, where: isClear)
    let isMostlyPlain = WallModel.leaveOutStrands(
      of: &agrees, cells: cells, deviating: deviations, headHeight: headHeight)
    let plainness = SparseCellField(width: cells.width, height: cells.height) { cell in
      agrees[cell].map { ($0, WallModel.neighborhoodWeight) }
    }.filled().values
    // What the mask overlooked, strands of hair or a shoulder, must not colour a plain wall.
    for i in 0..<count where seed[i] && agrees[i] != 1 && isClear[i] {
      if isMostlyPlain || plainness[i] > WallModel.plainShare { seed[i] = false }
    }
    WallModel.takeShadows(into: &seed, cells: cells, plainness: plainness)
    WallModel.takeCastShadows(into: &seed, cells: cells, base: base, above: hairEnd)
    self.agrees = agrees
    self.plainness = plainness
    var field = CellField(width: cells.width, height: cells.height, values: base)
    for growth in 0...WallModel.growths {
      field = WallModel.refined(base, deviations: deviations, seed: seed, cells: cells)
      guard growth < WallModel.growths else { break }
      for i in 0..<count where !seed[i] && cells.person[i] < CellStatistics.outline {
        let scatter = field.values[i].w
        guard scatter < WallModel.growthLimit else { continue }
        let difference = cells.color[i] - field.values[i]
        let limit = WallModel.tolerance * WallModel.tolerance * scatter * scatter
        seed[i] = difference.colorSquare + cells.color[i].w < limit
      }
    }
    self.field = field
  }

  /// White, grey, black or nearly so: a highlight may have the same colour.
  func isNeutral(cell: Int) -> Bool { WallModel.isNeutral(field.values[cell]) }

  @inline(__always)
  static func isNeutral(_ c: SIMD4<Float>) -> Bool { max(c.x, c.y, c.z) - min(c.x, c.y, c.z) < leastColor }

  /// True for a colour within a few scatters of `wall`, the field's value at its place.
  @inline(__always)
  static func isWall(_ color: SIMD4<Float>, before wall: SIMD4<Float>) -> Bool {
    let limit = tolerance * wall.w
    return (color - wall).colorSquare < limit * limit
  }

  /// The cells that are surely not the person and lie well outside.
  private static func clear(of cells: CellStatistics, headHeight: Float) -> [Bool] {
    cells.color.indices.map {
      cells.person[$0] < traceOfPerson && cells.outside[$0] > margin * headHeight
    }
  }

  /// What hangs together with the person and is no wall is the person's hair, which the mask overlooked, or held by the
  /// person: it says nothing of the wall, unless it is much.
  /// - Returns: true where most of the rest agrees.
  private static func leaveOutStrands(
    of agrees: inout [Float?], cells: CellStatistics, deviating deviations: [SIMD4<Float>],
    headHeight: Float
  ) -> Bool {
    // Where nothing is certain: what has an edge, or is far from the surface, as a broad lock is within.
    func isNoWall(_ cell: Int) -> Bool {
      cells.color[cell].w > plainLimit * plainLimit
        || deviations[cell].colorSquare > surfaceLimit * surfaceLimit
    }
    var isStrand = [Bool](repeating: false, count: agrees.count)
    var count = 0
    var fill = FloodFill(width: cells.width, height: cells.height, connectivity: .eight)
    for start in agrees.indices
    where cells.person[start] >= CellStatistics.outline && cells.outside[start] > -strandRim {
      fill.run(from: start) { cell in
        guard !isStrand[cell], cells.person[cell] < CellStatistics.outline,
          cells.outside[cell] < strandReach * headHeight
        else { return false }
        guard agrees[cell].map({ $0 == 0 }) ?? isNoWall(cell) else { return false }
        isStrand[cell] = true
        count += 1
        return true
      }
    }
    let known = agrees.indices.filter { agrees[$0] != nil && !isStrand[$0] }
    let agreeing = known.count { agrees[$0] == 1 }
    let isMostlyPlain = Float(agreeing) > plainShare * Float(known.count)
    let isClean = Float(agreeing) > cleanShare * Float(known.count)
    if isClean, Float(count) < mostStrands * Float(agrees.count) {
      for cell in agrees.indices where isStrand[cell] { agrees[cell] = nil }
    }
    return isMostlyPlain
  }

  private static func agreement(
    of cells: CellStatistics, deviating deviations: [SIMD4<Float>], where outside: [Bool]
  ) -> [Float?] {
    // The colour around: the surface and, for shadows, what some hundred cells deviate from it.
    let local = SparseCellField(width: cells.width, height: cells.height) { cell in
      outside[cell] ? (deviations[cell], neighborhoodWeight) : nil
    }.filled()
    return outside.indices.map { cell in
      guard outside[cell] else { return nil }
      let isNear = deviations[cell].colorSquare < surfaceLimit * surfaceLimit
      let isSmooth = (deviations[cell] - local.values[cell]).colorSquare < smoothLimit * smoothLimit
      return isNear && isSmooth && cells.color[cell].w < plainLimit * plainLimit ? 1 : 0
    }
  }

  /// The surface corrected by the deviations of the cells in `seed`, with their scatter.
  private static func refined(
    _ base: [SIMD4<Float>], deviations: [SIMD4<Float>], seed: [Bool], cells: CellStatistics
  ) -> CellField<SIMD4<Float>> {
    var field = SparseCellField(width: cells.width, height: cells.height) { cell in
      seed[cell] ? (deviations[cell], 1) : nil
    }.filled()
    let scatter = SparseCellField(width: cells.width, height: cells.height) { cell -> (Float, Float)? in
      guard seed[cell] else { return nil }
      // A cell equals itself: its disagreement with the neighbours is the scatter at the cell's own scale.
      let hasNeighbor = cell % cells.width > 0 && seed[cell - 1]
      let step = hasNeighbor ? ((cells.color[cell] - cells.color[cell - 1]) / 2).colorSquare : 0
      return (cells.color[cell].w + step, scatterWeight)
    }.filled()
    field.values.withUnsafeMutableBufferPointer { values in
      for cell in values.indices {
        var color = (base[cell] + values[cell]).limited
        color.w = (max(0, scatter.values[cell]) + noiseFloor * noiseFloor).squareRoot()
        values[cell] = color
      }
    }
    return field
  }
}
