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
  /// Counting a cell as this part of a sample lets the coarse levels of a fill average over some hundred.
  static let neighborhoodPart: Float = 0.04
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
    let agrees = WallModel.agreement(of: cells, with: base, headHeight: headHeight)
    let plainness = WallModel.smoothed(agrees, width: cells.width, height: cells.height)
    // What the mask overlooked, strands of hair or a shoulder, must not colour a plain wall.
    for i in 0..<count where agrees[i] == 0 && plainness[i] > WallModel.plainShare { seed[i] = false }
    self.agrees = agrees
    self.plainness = plainness
    var field = CellField(width: cells.width, height: cells.height, values: base)
    for round in 0..<3 {
      field = WallModel.refined(base: base, seed: seed, cells: cells)
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

  /// True where a pixel is within a few scatters of the wall's colour.
  @inline(__always)
  func hasColor(of image: RGBImage, x: Int, y: Int) -> Bool {
    let wall = field[x, y]
    let limit = Trimap.wallTolerance * wall.w
    return (image.color(x, y) - wall).colorSquare < limit * limit
  }

  private static func agreement(of cells: Cells, with base: [SIMD4<Float>], headHeight: Float) -> [Float?] {
    let outside = cells.color.indices.map {
      cells.person[$0] < 0.15 && cells.outside[$0] > 0.1 * headHeight
    }
    // The colour around: the surface and, for shadows, what some hundred cells deviate from it.
    var samples = CellSamples<SIMD4<Float>>(width: cells.width, height: cells.height)
    for i in outside.indices where outside[i] {
      samples.sums[i] = (cells.color[i] - base[i]) * neighborhoodPart
      samples.counts[i] = neighborhoodPart
    }
    let local = samples.filled()
    return outside.indices.map { i in
      guard outside[i] else { return nil }
      let difference = cells.color[i] - base[i]
      let isNear = difference.colorSquare < 60 * 60
      let isSmooth = (difference - local.values[i]).colorSquare < 24 * 24
      return isNear && isSmooth && cells.color[i].w < plainLimit * plainLimit ? 1 : 0
    }
  }

  private static func smoothed(_ agrees: [Float?], width: Int, height: Int) -> [Float] {
    var samples = CellSamples<Float>(width: width, height: height)
    for i in agrees.indices {
      guard let value = agrees[i] else { continue }
      samples.sums[i] = value * neighborhoodPart
      samples.counts[i] = neighborhoodPart
    }
    return samples.filled().values
  }

  private static func refined(base: [SIMD4<Float>], seed: [Bool], cells: Cells) -> CellField<SIMD4<Float>> {
    var samples = CellSamples<SIMD4<Float>>(width: cells.width, height: cells.height)
    for i in seed.indices where seed[i] {
      var difference = cells.color[i] - base[i]
      difference.w = 0
      samples.sums[i] = difference * 16
      samples.counts[i] = 16
    }
    var field = samples.filled()
    var scatter = CellSamples<Float>(width: cells.width, height: cells.height)
    for i in seed.indices where seed[i] {
      scatter.sums[i] = cells.color[i].w
      // A cell equals itself: its disagreement with the neighbours is the scatter at the cell's own scale.
      if i > 0, seed[i - 1] {
        scatter.sums[i] += ((cells.color[i] - cells.color[i - 1]) * 0.5).colorSquare
      }
      scatter.counts[i] = 1
    }
    let spread = scatter.filled()
    for i in field.values.indices {
      var color = (base[i] + field.values[i]).limited
      color.w = (max(0, spread.values[i]) + noiseFloor * noiseFloor).squareRoot()
      field.values[i] = color
    }
    return field
  }
}
