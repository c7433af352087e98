internal import Raster

/// The colour the wall has, or would have, at every place: a quadratic surface fitted robustly to the cells
/// that are surely not the person, plus what they deviate from it, spread smoothly into the gaps.
struct WallModel {
  /// x, y, z: colour in 0…255; w: how far single pixels scatter around it (RMS over the three channels summed).
  var field: CellField<SIMD4<Float>>
  /// 1 for cells of background that lie on the quadratic surface and hold no pattern, 0 for those that don't;
  /// nil where there is no certain background.
  let agrees: [Float?]
  /// The mean of `agrees` over some hundred cells around, spread into the gaps.
  let plainness: [Float]

  /// Camera noise and JPEG leave at least this much scatter.
  static let noiseFloor: Float = 3
  /// So small a weight of cells lets the coarse levels of a fill average over some hundred.
  static let neighborhoodWeight: Float = 0.01
  /// Least share of agreeing cells around for a wall to be plain.
  static let plainShare: Float = 0.8
  /// Scatter above which a surface is no plain wall.
  static let plainLimit: Float = 20

  init(cells: Cells, headHeight: Float) {
    let count = cells.color.count
    var seed = (0..<count).map { cells.person[$0] < 0.15 && cells.outside[$0] > 0.1 * headHeight }
    if seed.lazy.filter({ $0 }).count * 100 < count { seed = cells.person.map { $0 < 0.15 } }
    let surface = QuadraticSurface(
      fitting: cells.color, where: seed, width: cells.width, height: cells.height)
    let base = surface.values(width: cells.width, height: cells.height)
    let deviations = (0..<count).map { cell in
      var deviation = cells.color[cell] - base[cell]
      deviation.w = 0
      return deviation
    }
    let agrees = WallModel.agreement(of: cells, deviating: deviations, headHeight: headHeight)
    let plainness = CellSamples(width: cells.width, height: cells.height) { cell in
      agrees[cell].map { ($0, WallModel.neighborhoodWeight) }
    }.filled().values
    // What the mask overlooked, strands of hair or a shoulder, must not colour a plain wall.
    for i in 0..<count where agrees[i] == 0 && plainness[i] > WallModel.plainShare { seed[i] = false }
    self.agrees = agrees
    self.plainness = plainness
    var field = CellField(width: cells.width, height: cells.height, values: base)
    for round in 0..<3 {
      field = WallModel.refined(base, deviations: deviations, seed: seed, cells: cells)
      guard round < 2 else { break }
      for i in 0..<count where !seed[i] && cells.person[i] < 0.5 {
        let scatter = field.values[i].w
        guard scatter < 15 else { continue }
        let difference = cells.color[i] - field.values[i]
        seed[i] = difference.colorSquare + cells.color[i].w < 6.25 * scatter * scatter
      }
    }
    self.field = field
  }

  /// White, grey, black or nearly so: a highlight may have the same colour.
  func isNeutral(cell: Int) -> Bool {
    let c = field.values[cell]
    return max(c.x, c.y, c.z) - min(c.x, c.y, c.z) < 40
  }

  /// True for a colour within a few scatters of `wall`, the field's value at its place.
  @inline(__always)
  static func isWall(_ color: SIMD4<Float>, before wall: SIMD4<Float>) -> Bool {
    let limit = Trimap.wallTolerance * wall.w
    return (color - wall).colorSquare < limit * limit
  }

  private static func agreement(
    of cells: Cells, deviating deviations: [SIMD4<Float>], headHeight: Float
  ) -> [Float?] {
    let outside = cells.color.indices.map {
      cells.person[$0] < 0.15 && cells.outside[$0] > 0.1 * headHeight
    }
    // The colour around: the surface and, for shadows, what some hundred cells deviate from it.
    let local = CellSamples(width: cells.width, height: cells.height) { cell in
      outside[cell] ? (deviations[cell], neighborhoodWeight) : nil
    }.filled()
    return outside.indices.map { cell in
      guard outside[cell] else { return nil }
      let isNear = deviations[cell].colorSquare < 60 * 60
      let isSmooth = (deviations[cell] - local.values[cell]).colorSquare < 24 * 24
      return isNear && isSmooth && cells.color[cell].w < plainLimit * plainLimit ? 1 : 0
    }
  }

  /// The surface corrected by the deviations of the cells in `seed`, with their scatter.
  private static func refined(
    _ base: [SIMD4<Float>], deviations: [SIMD4<Float>], seed: [Bool], cells: Cells
  ) -> CellField<SIMD4<Float>> {
    var field = CellSamples(width: cells.width, height: cells.height) { cell in
      seed[cell] ? (deviations[cell], 1) : nil
    }.filled()
    let scatter = CellSamples(width: cells.width, height: cells.height) { cell -> (Float, Float)? in
      guard seed[cell] else { return nil }
      // A cell equals itself: its disagreement with the neighbours is the scatter at the cell's own scale.
      let hasNeighbor = cell > 0 && seed[cell - 1]
      let step = hasNeighbor ? ((cells.color[cell] - cells.color[cell - 1]) * 0.5).colorSquare : 0
      return (cells.color[cell].w + step, 0.25)
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
