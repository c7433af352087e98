internal import Raster

extension Trimap {
  /// In head heights from the mask: buns and locks that the mask misses reach this far.
  private static let strandsReach: Float = 0.4
  /// Of the crown-to-chin height: hair has the colour of what is this near to the crown.
  private static let hairShare = 0.2
  /// Of the way from the wall's colour to the hair's: how far along it strands lie at least (a cast shadow is nearer), and how
  /// far beside at most.
  private static let leastAlong: Float = 0.4
  private static let mostBeside: Float = 0.35

  /// Before a plain wall: whatever has the hair's colour, mixed with the wall's or not, and hangs together with the person
  /// is open, however little the mask sees of it.
  static func openStrands(
    _ labels: inout [UInt8], decided: inout [Bool], image: RGBImage, hints: MattingHints,
    cells: CellStatistics, wall: WallModel, core: SparseCellField<SIMD4<Float>>
  ) {
    let colors = hairColors(core: core, hints: hints)
    guard !colors.isEmpty else { return }
    let width = image.width
    let farthest = strandsReach * hints.headHeight
    let isHairy = (0..<image.height).map { hints.hairiness(row: $0) > 0 }
    var fill = FloodFill(width: width, height: image.height, connectivity: .eight)
    for start in labels.indices where labels[start] == unknown {
      fill.run(from: start) { i in
        let cell = cells.index(ofPixel: i, width: width)
        guard labels[i] == background, isHairy[i / width], cells.outside[cell] < farthest else {
          return false
        }
        let b = wall.field[i % width, i / width]
        let color = image.color(at: i)
        guard b.w < WallModel.plainLimit, !WallModel.isWall(color, before: b),
          colors.contains(where: { isStrand(color, of: $0, before: b) })
        else { return false }
        labels[i] = unknown
        decided[cell] = true
        return true
      }
    }
  }

  private static func isStrand(
    _ color: SIMD4<Float>, of hair: SIMD4<Float>, before wall: SIMD4<Float>
  ) -> Bool {
    let way = hair - wall
    let square = way.colorSquare
    let least = WallModel.decisiveContrast * wall.w
    guard square > least * least else { return false }
    let difference = color - wall
    let along = difference.colorProduct(way) / square
    let beside = (difference - way * along).colorSquare.squareRoot()
    return along > leastAlong && beside < mostBeside * square.squareRoot() + WallModel.tolerance * wall.w
  }

  /// The mean colours of the darkest, the middle and the lightest third of the certain person near the crown; none where
  /// nothing is certain.
  private static func hairColors(
    core: SparseCellField<SIMD4<Float>>, hints: MattingHints
  ) -> [SIMD4<Float>] {
    let last = (hints.head.y + hairShare * hints.head.height) / Double(CellGrid.step)
    let colors = core.weights.indices.filter {
      core.weights[$0] > 0 && Double($0 / core.width) <= last
    }.map { cell in
      var color = core.means[cell]
      color.w = 0
      return color
    }.sorted { $0.sum() < $1.sum() }
    let third = (colors.count + 2) / 3
    return stride(from: 0, to: colors.count, by: max(1, third)).map { start in
      let part = colors[start..<min(start + third, colors.count)]
      return part.reduce(.zero, +) / Float(part.count)
    }
  }
}
