internal import Raster

/// Alpha from two known colours: where pixel I = αF + (1 − α)B, α is the position of I between the wall B and
/// the person's colour F next to it.
struct KnownBackground {
  /// Smooth colours of both layers, 0…255.
  let foreground: CellField<SIMD4<Float>>
  let background: CellField<SIMD4<Float>>

  // Widths in head heights, shares of the way from the person's colour to the wall's; all chosen on idmatting_exact by the
  // mean error of alpha.

  /// The person's own colours are read this far inside, of bare outlines and what hair adds, where colour decides.
  private static let colorDepth: Float = 0.015
  private static let hairColorDepth: Float = 0.02
  /// In pixels: nearer to the background even certain foreground is mixed.
  private static let mixedRim: Float = 2
  /// Least hairiness of a row in which strands are looked for.
  private static let leastHair: Float = 0.2
  /// How deep in hair the wall may shine through, and before a wall of no colour, where it may be a highlight as well.
  private static let spillDepth: Float = 0.06
  private static let spillDepthBeforeNeutral: Float = 0.035
  /// A pixel that has this much more of the wall than the person's colours vary has spill; with this much it is translucent.
  private static let leastSpill: Float = 0.12
  private static let translucentSpill: Float = 0.3
  /// Of the way to the wall, and in scatters of the wall: how far beside the way a colour may lie that comes of mixing.
  private static let besideSpill: Float = 0.35
  private static let besideScatters: Float = 2
  /// The person's variation is read this deep inside the mask…
  private static let variationDepth: Float = 0.03
  /// …half of the scatter in a cell being along the way…
  private static let shareAlongWay: Float = 0.5
  /// …and never above a standard deviation of 0.6.
  private static let mostVariation: Float = 0.36
  /// Squared levels of 255: colours nearer to each other tell nothing.
  private static let leastSquare: Float = 1

  /// Pixels that look like a mixture with the wall are taken back from the sure foreground in `trimap`.
  init(image: RGBImage, hints: MattingHints, cells: CellStatistics, wall: WallModel, trimap: inout Trimap) {
    let uniform = UniformCells(trimap)
    background = KnownBackground.background(
      image: image, wall: wall, cells: cells, trimap: trimap, uniform: uniform)
    let inside = (0..<image.height).map {
      (KnownBackground.colorDepth + KnownBackground.hairColorDepth * hints.hairiness(row: $0))
        * hints.headHeight
    }
    let within = KnownBackground.samples(image: image, cells: cells, trimap: trimap, uniform: uniform) {
      trimap.decided[$0] ? inside[$1] : 0
    }
    let spills = KnownBackground.spills(
      image: image, hints: hints, cells: cells, trimap: trimap, foreground: within.means().filled(),
      background: background)
    let edge = KnownBackground.mixedRim
    var unmixed = KnownBackground.samples(image: image, cells: cells, trimap: trimap, uniform: uniform) {
      _, _ in
      edge.nextUp
    }
    for spill in spills where trimap.depth[spill.pixel] > edge {
      let cell = cells.index(ofPixel: spill.pixel, width: image.width)
      unmixed.sums[cell] -= image.color(at: spill.pixel)
      unmixed.counts[cell] -= 1
    }
    foreground = unmixed.means().filled()
    for spill in spills where spill.isTranslucent { trimap.labels[spill.pixel] = Trimap.unknown }
  }

  /// Where a pixel's colour lies between the wall's, 0, and the person's, 1, and how far beside the way from one to the
  /// other, in levels of 255.
  func position(of pixel: Int, in image: RGBImage) -> (alpha: Float, beside: Float) {
    let (x, y) = (pixel % image.width, pixel / image.width)
    let b = background[x, y]
    let axis = foreground[x, y] - b
    let difference = image.color(at: pixel) - b
    let alpha = min(max(difference.colorProduct(axis) / KnownBackground.square(of: axis), 0), 1)
    return (alpha, (difference - axis * alpha).colorSquare.squareRoot())
  }

  @inline(__always)
  private static func square(of way: SIMD4<Float>) -> Float { max(leastSquare, way.colorSquare) }

  /// The wall model brought to the colour that the background pixels really have next to the person.
  private static func background(
    image: RGBImage, wall: WallModel, cells: CellStatistics, trimap: Trimap, uniform: UniformCells
  ) -> CellField<SIMD4<Float>> {
    func isWall(_ x: Int, _ y: Int) -> Bool {
      x < 0 || y < 0 || x >= image.width || y >= image.height
        || trimap.labels[y * image.width + x] == Trimap.background
    }
    var samples = CellColorSums(image, cells: cells) { cell in
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
    image: RGBImage, cells: CellStatistics, trimap: Trimap, uniform: UniformCells,
    margin: (_ cell: Int, _ y: Int) -> Float
  ) -> CellColorSums {
    CellColorSums(image, cells: cells) { cell in
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

  /// A foreground pixel whose colour lies off the person's towards the wall's by more than the person's own
  /// colours vary in that direction; translucent where that is so far that it can't be opaque.
  private struct Spill {
    let pixel: Int
    let isTranslucent: Bool
  }

  /// In hair only.
  private static func spills(
    image: RGBImage, hints: MattingHints, cells: CellStatistics, trimap: Trimap,
    foreground: CellField<SIMD4<Float>>,
    background: CellField<SIMD4<Float>>
  ) -> [Spill] {
    let width = image.width
    let variation = variation(
      headHeight: hints.headHeight, cells: cells, foreground: foreground, background: background)
    var result: [Spill] = []
    for y in 0..<image.height {
      let hair = hints.hairiness(row: y)
      guard hair > leastHair else { continue }
      let deepest = spillDepth * hints.headHeight * hair
      let deepestBeforeNeutral = spillDepthBeforeNeutral * hints.headHeight * hair
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
          let squared = square(of: axis)
          let c = f - image.color(at: i)
          let share = c.colorProduct(axis) / squared
          guard share > leastSpill + own else { continue }
          let off = (c - axis * share).colorSquare.squareRoot()
          guard off < besideSpill * share * squared.squareRoot() + besideScatters * b.w else { continue }
          result.append(Spill(pixel: i, isTranslucent: share > translucentSpill + own))
        }
      }
    }
    return result
  }

  /// Variance of the person's colours on the way to the wall's, in units of that way's square.
  private static func variation(
    headHeight: Float, cells: CellStatistics, foreground: CellField<SIMD4<Float>>,
    background: CellField<SIMD4<Float>>
  ) -> CellField<Float> {
    SparseCellField(width: cells.width, height: cells.height) { cell -> (Float, Float)? in
      guard cells.outside[cell] < -variationDepth * headHeight, cells.person[cell] > CellStatistics.outline
      else { return nil }
      let axis = foreground.values[cell] - background.values[cell]
      let length = square(of: axis)
      let share = (foreground.values[cell] - cells.color[cell]).colorProduct(axis) / length
      return (min(share * share + cells.color[cell].w * shareAlongWay / length, mostVariation), 1)
    }.filled()
  }
}
