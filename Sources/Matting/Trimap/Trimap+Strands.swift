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
    guard let hair = hairColor(core: core, hints: hints) else { return }
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
        let way = hair - b
        let square = way.colorSquare
        let least = WallModel.decisiveContrast * b.w
        guard square > least * least, b.w < WallModel.plainLimit else { return false }
        let difference = image.color(at: i) - b
        let along = difference.colorProduct(way) / square
        let beside = (difference - way * along).colorSquare.squareRoot()
        guard along > leastAlong, beside < mostBeside * square.squareRoot() + WallModel.tolerance * b.w,
          !WallModel.isWall(image.color(at: i), before: b)
        else { return false }
        labels[i] = unknown
        decided[cell] = true
        return true
      }
    }
  }

  /// The mean colour of the certain person near the crown; nil where none is certain.
  private static func hairColor(
    core: SparseCellField<SIMD4<Float>>, hints: MattingHints
  ) -> SIMD4<Float>? {
    let last = (hints.head.y + hairShare * hints.head.height) / Double(CellGrid.step)
    var (sum, count) = (SIMD4<Float>.zero, Float(0))
    for cell in core.weights.indices where core.weights[cell] > 0 && Double(cell / core.width) <= last {
      sum += core.means[cell]
      count += 1
    }
    guard count > 0 else { return nil }
    var color = sum / count
    color.w = 0
    return color
  }
}
