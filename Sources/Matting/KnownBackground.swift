internal import Raster

/// Alpha from two known colours: where pixel I = αF + (1 − α)B, α is the position of I between the wall B and
/// the person's colour F next to it.
struct KnownBackground {
  /// Smooth colours of both layers, 0…255.
  let foreground: CellField<SIMD4<Float>>
  let background: CellField<SIMD4<Float>>

  /// Pixels that look like a mixture with the wall are taken back from the sure foreground in `trimap`.
  init(image: RGBImage, hints: MattingHints, cells: Cells, wall: WallModel, trimap: inout Trimap) {
    let uniform = UniformCells(trimap)
    background = KnownBackground.background(
      image: image, wall: wall, cells: cells, trimap: trimap, uniform: uniform)
    let inside = (0..<image.height).map { (0.015 + 0.02 * hints.hairiness(row: $0)) * hints.headHeight }
    let within = KnownBackground.samples(image: image, cells: cells, trimap: trimap, uniform: uniform) {
      trimap.decided[$0] ? inside[$1] : 0
    }
    let leaning = KnownBackground.leaning(
      image: image, hints: hints, cells: cells, trimap: trimap, foreground: within.means().filled(),
      background: background)
    let edge: Float = 2
    var unmixed = KnownBackground.samples(image: image, cells: cells, trimap: trimap, uniform: uniform) {
      _, _ in
      edge.nextUp
    }
    for lean in leaning where trimap.depth[lean.pixel] > edge {
      let cell = cells.index(ofPixel: lean.pixel, width: image.width)
      unmixed.sums[cell] -= image.color(at: lean.pixel)
      unmixed.counts[cell] -= 1
    }
    foreground = unmixed.means().filled()
    for lean in leaning where lean.isTranslucent { trimap.labels[lean.pixel] = Trimap.unknown }
  }

  /// Where a pixel's colour lies between the wall's, 0, and the person's, 1.
  func alpha(of pixel: Int, in image: RGBImage) -> Float {
    let (x, y) = (pixel % image.width, pixel / image.width)
    let b = background[x, y]
    let axis = foreground[x, y] - b
    return min(max((image.color(at: pixel) - b).colorProduct(axis) / max(1, axis.colorSquare), 0), 1)
  }

  /// The wall model brought to the colour that the background pixels really have next to the person.
  private static func background(
    image: RGBImage, wall: WallModel, cells: Cells, trimap: Trimap, uniform: UniformCells
  ) -> CellField<SIMD4<Float>> {
    func isWall(_ x: Int, _ y: Int) -> Bool {
      x < 0 || y < 0 || x >= image.width || y >= image.height
        || trimap.labels[y * image.width + x] == Trimap.background
    }
    var samples = CellColors(image, cells: cells) { cell in
      if uniform.isInside(cell, Trimap.background) { return .all }
      return uniform[cell] ?? Trimap.background == Trimap.background ? .some : .none
    } isSample: { x, y, _ in
      isWall(x, y) && isWall(x - 1, y) && isWall(x + 1, y) && isWall(x, y - 1) && isWall(x, y + 1)
    }
    for cell in samples.counts.indices {
      samples.sums[cell] -= wall.field.values[cell] * samples.counts[cell]
    }
    var result = samples.means().filled()
    for cell in result.values.indices {
      let scatter = wall.field.values[cell].w
      result.values[cell] = (wall.field.values[cell] + result.values[cell]).limited
      result.values[cell].w = scatter
    }
    return result
  }

  /// Colours of the foreground at least `margin` pixels, of a cell and a row, from the background.
  private static func samples(
    image: RGBImage, cells: Cells, trimap: Trimap, uniform: UniformCells,
    margin: (_ cell: Int, _ y: Int) -> Float
  ) -> CellColors {
    CellColors(image, cells: cells) { cell in
      guard uniform[cell] ?? Trimap.foreground == Trimap.foreground else { return .none }
      guard uniform[cell] != nil else { return .some }
      let y = cell / cells.width * CellGrid.step
      let corner = y * image.width + cell % cells.width * CellGrid.step
      let farthest = (y..<y + CellGrid.step).reduce(0) { max($0, margin(cell, $1)) }
      return trimap.depth[corner] - CellGrid.diagonal >= farthest ? .all : .some
    } isSample: { x, y, cell in
      let i = y * image.width + x
      return trimap.labels[i] == Trimap.foreground && trimap.depth[i] >= margin(cell, y)
    }
  }

  /// A foreground pixel whose colour leans from the person's towards the wall's by more than the person's own
  /// colours vary in that direction; translucent where it leans so far that it can't be opaque.
  private struct Lean {
    let pixel: Int
    let isTranslucent: Bool
  }

  /// In hair only.
  private static func leaning(
    image: RGBImage, hints: MattingHints, cells: Cells, trimap: Trimap, foreground: CellField<SIMD4<Float>>,
    background: CellField<SIMD4<Float>>
  ) -> [Lean] {
    let width = image.width
    let variation = variation(
      headHeight: hints.headHeight, cells: cells, foreground: foreground, background: background)
    var result: [Lean] = []
    for y in 0..<image.height {
      let hair = hints.hairiness(row: y)
      guard hair > 0.2 else { continue }
      let deepest = 0.06 * hints.headHeight * hair
      let deepestBeforeNeutral = 0.035 * hints.headHeight * hair
      for left in stride(from: 0, to: width, by: CellGrid.step) {
        let cell = (y / CellGrid.step) * cells.width + left / CellGrid.step
        let limit = trimap.isNeutral[cell] ? deepestBeforeNeutral.nextUp : deepest
        guard trimap.decided[cell], trimap.depth[y * width + left] - Float(CellGrid.step) < limit else {
          continue
        }
        let own = max(0, variation.values[cell]).squareRoot()
        for x in left..<min(left + CellGrid.step, width) {
          let i = y * width + x
          guard trimap.labels[i] == Trimap.foreground, trimap.depth[i] < limit else { continue }
          let f = foreground[x, y]
          let b = background[x, y]
          let axis = f - b
          let squared = max(1, axis.colorSquare)
          let c = f - image.color(at: i)
          let lean = c.colorProduct(axis) / squared
          guard lean > 0.12 + own else { continue }
          let off = (c - axis * lean).colorSquare.squareRoot()
          guard off < 0.35 * lean * squared.squareRoot() + 2 * b.w else { continue }
          result.append(Lean(pixel: i, isTranslucent: lean > 0.3 + own))
        }
      }
    }
    return result
  }

  /// Variance of the person's colours on the way to the wall's, in units of that way's square.
  private static func variation(
    headHeight: Float, cells: Cells, foreground: CellField<SIMD4<Float>>, background: CellField<SIMD4<Float>>
  ) -> CellField<Float> {
    CellSamples(width: cells.width, height: cells.height) { cell -> (Float, Float)? in
      guard cells.outside[cell] < -0.03 * headHeight, cells.person[cell] > 0.5 else { return nil }
      let axis = foreground.values[cell] - background.values[cell]
      let length = max(1, axis.colorSquare)
      let lean = (foreground.values[cell] - cells.color[cell]).colorProduct(axis) / length
      // Along the axis lies about half of the scatter inside a cell.
      return (min(lean * lean + cells.color[cell].w / 2 / length, 0.36), 1)
    }.filled()
  }
}
