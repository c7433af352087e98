internal import Raster

/// A coloured wall's colour on hair: what of a colour goes farther the wall's way than the person's own colours do, whatever
/// their light. A mixture with the wall does; hair, brown, grey or dyed, does not.
struct OldColor {
  private let walls: [SIMD4<Float>]
  private let tints: [WallTint]
  /// How far the person's own colours go the wall's way, as a share of their light.
  private let own: [Float]
  /// Lighter hair has highlights, which are no more of hair's colour than this; none is lighter than the second.
  private let bright: Float
  private let brightest: Float
  /// Cells that are looked at: hair, not too far from the wall, and nothing that is surely the person's own colour.
  private let isOpen: [Bool]
  private let width: Int

  // Chosen on idmatting_exact, the seven people constants are chosen on, so that no rim's ΔE2000 rises, and on free portraits
  // before blue walls.

  /// In head heights: so deep in hair the wall may shine through.
  private static let deepest: Float = 0.35
  /// Least hairiness of a row in which the wall is looked for.
  private static let leastHair: Float = 0.2
  /// Levels of 255 that a wall's colour lies off grey at least.
  private static let leastLength: Float = 25
  /// Levels of 255 by which a colour goes farther than the person's own before it counts.
  private static let margin: Float = 6
  /// Shares of the wall between which a pixel that was more opaque than 95 % becomes seen through, and of the person from
  /// which its colour is still known.
  private static let leastWall: Float = 0.5
  private static let mostWall: Float = 0.7
  private static let closed: UInt8 = 242
  private static let leastRest: Float = 0.2
  /// Levels of 255 by which a person's colour may be lighter than certain hair.
  private static let slack: Float = 15

  /// Nil where no wall of colour is near hair.
  init?(
    trimap: Trimap, cells: CellStatistics, wall: WallModel, hints: MattingHints,
    background: CellField<SIMD4<Float>>
  ) {
    let far = OldColor.deepest * hints.headHeight
    let hairiness = (0..<cells.height).map { hints.hairiness(row: $0 * CellGrid.step) }
    var isOpen = (0..<cells.color.count).map { cell in
      let (x, y) = (cell % cells.width * CellGrid.step, cell / cells.width * CellGrid.step)
      return hairiness[cell / cells.width] > OldColor.leastHair && trimap.depth[y * trimap.width + x] < far
        && cells.outside[cell] < far && !wall.isNeutral(cell: cell)
        && wall.plainness[cell] > WallModel.plainShare
    }
    guard isOpen.contains(true) else { return nil }
    let tints = background.values.map(WallTint.init)
    guard
      let person = OwnTints(
        trimap: trimap, cells: cells, hints: hints, hairiness: hairiness, background: background,
        tints: tints,
        margin: OldColor.margin)
    else { return nil }
    for cell in isOpen.indices where isOpen[cell] {
      isOpen[cell] =
        !person.isNearOwn[cell] && !person.isFace[cell] && tints[cell].length > OldColor.leastLength
    }
    self.isOpen = isOpen
    self.tints = tints
    walls = background.values
    own = person.most
    bright = person.bright
    brightest = person.brightest
    width = cells.width
  }

  /// Takes the wall's colour out of the person's and tells, of each cell, how much of its pixels was the wall's. Pixels that
  /// are more wall than person are seen through.
  func remove(from colors: inout RGBImage, alpha: inout [UInt8]) -> [Float] {
    var shares = [Float](repeating: 0, count: isOpen.count)
    colors.samples.withUnsafeMutableBufferPointer { samples in
      for cell in isOpen.indices where isOpen[cell] {
        let (left, top) = (cell % width * CellGrid.step, cell / width * CellGrid.step)
        let (wall, most) = (tints[cell], own[cell])
        let whole = max(OldColor.leastLength, wall.length - limit(wall.light, most))
        for y in top..<min(top + CellGrid.step, colors.height) {
          for x in left..<min(left + CellGrid.step, colors.width) {
            let i = y * colors.width + x
            guard alpha[i] > 0 else { continue }
            let color = samples.color(at: i)
            let excess = wall.tint(of: color) - limit(color.light, most) - OldColor.margin
            guard excess > 0 else { continue }
            let share = min(1, excess / whole)
            let person = (color - walls[cell] * share) / max(1 - share, OldColor.leastRest)
            guard person.light < brightest + OldColor.slack else { continue }
            shares[cell] += Float(alpha[i]) / 255 * share
            // What is open already was decided by better judges.
            let isClosed = alpha[i] > OldColor.closed
            let way = (share - OldColor.leastWall) / (OldColor.mostWall - OldColor.leastWall)
            let open = isClosed ? min(max(way, 0), 1) : 0
            alpha[i] = UInt8(Float(alpha[i]) * (1 - open * share) + 0.5)
            let dull = color - wall.direction * excess
            let rest = dull + (person - dull) * open
            let own = RGB(rounding: rest)
            samples[i * 3] = own.red
            samples[i * 3 + 1] = own.green
            samples[i * 3 + 2] = own.blue
          }
        }
      }
    }
    return shares
  }

  private func limit(_ light: Float, _ most: Float) -> Float {
    most * (min(light, bright) + WallTint.darkest)
  }
}
