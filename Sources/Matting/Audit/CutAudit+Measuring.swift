internal import Raster

extension CutAudit {
  /// A cell whose pixels' expected squared errors have at least this mean is doubtful: a fifth of its pixels wrong by half.
  /// The worst squares of finished pictures that a person doubts have 0.04 and more.
  private static let doubtfulCell: Float = 0.05
  /// Cells of hair of which at least this share was the wall's colour are marked: on portraits before blue walls it shows.
  private static let tintedCell: Float = 0.1
  /// Smaller regions are not worth a mark: shares of the picture.
  private static let leastFault = 2e-5
  private static let mostFaults = 8
  /// Of the way to the wall's colour: less is the person's own variation.
  private static let ownVariation: Float = 0.15
  /// Opacities between which the rim's colour is looked at: below it hardly shows.
  private static let leastRim: Float = 0.3

  /// - Parameters:
  ///   - open: the open pixels, `doubts` what is expected of them.
  ///   - onHair: of each cell, how much of its pixels was the wall's colour on hair; empty before a wall of no colour.
  ///   - smooth: the wall's and the certain person's colours around.
  init(
    alpha: [UInt8], colors: RGBImage, open: [Int], doubts: [Float], person: Plane, cells: CellStatistics,
    smooth: KnownBackground, certainty: Double, background: BackgroundEstimate, onHair: [Float],
    headHeight: Float
  ) {
    let width = colors.width
    let total = Double(max(1, alpha.count))
    var doubt = [Float](repeating: 0, count: cells.color.count)
    var lost = doubt
    var kept = doubt
    var tint = doubt
    var (tints, rims): (Double, Double) = (0, 0)
    for (pixel, expected) in zip(open, doubts) {
      let cell = cells.index(ofPixel: pixel, width: width)
      let a = Float(alpha[pixel]) / 255
      doubt[cell] += expected
      let difference = a - person.values[pixel]
      if difference < 0 { lost[cell] -= difference } else { kept[cell] += difference }
      guard a > CutAudit.leastRim else { continue }
      let (x, y) = (pixel % width, pixel / width)
      let f = smooth.foreground[x, y]
      let way = smooth.background[x, y] - f
      let share = (colors.color(at: pixel) - f).colorProduct(way) / max(1, way.colorSquare)
      let excess = a * min(max(share - CutAudit.ownVariation, 0), 1)
      tint[cell] += excess
      tints += Double(excess)
      rims += 1
    }
    let size = Float(CellGrid.step * CellGrid.step)
    let regions = CutAudit.regions(cells, from: [Bool](repeating: true, count: doubt.count)) {
      doubt[$0] > CutAudit.doubtfulCell * size
    }
    var faults: [CutFault] = []
    for region in regions {
      func sum(_ values: [Float]) -> Float { region.reduce(0) { $0 + values[$1] } }
      let (missing, left) = (sum(lost), sum(kept))
      let half = Float(region.count) * size / 4
      let kind: CutFault.Kind =
        missing > half ? .bite : left > half ? .disagreement : sum(tint) > half / 2 ? .oldColor : .wallInside
      faults.append(
        CutFault(kind: kind, area: cells.area(of: region), share: Double(sum(doubt)) / total))
    }
    let tinted = onHair.map { $0 > CutAudit.tintedCell * size }
    for region in CutAudit.regions(cells, from: tinted, belongs: { tinted[$0] }) {
      let share = Double(region.reduce(0) { $0 + onHair[$1] }) / total
      faults.append(CutFault(kind: .oldColor, area: cells.area(of: region), share: share))
    }
    worstPlace = CutAudit.rounded(Double(cells.worstSquare(of: doubt) / size))
    let opaque = cells.opaque(alpha, width: width)
    let pieces = CutAudit.regions(cells, from: opaque) { opaque[$0] }.sorted { $0.count > $1.count }
    var apart = 0.0
    for piece in pieces.dropFirst() {
      let share = Double(piece.count) * Double(size) / total
      apart += share
      faults.append(CutFault(kind: .island, area: cells.area(of: piece), share: share))
    }
    islands = CutAudit.rounded(1e4 * apart)
    self.faults = Array(
      faults.filter { $0.share > CutAudit.leastFault }.sorted { $0.share > $1.share }
        .prefix(CutAudit.mostFaults))
    expectedError = CutAudit.rounded(1e3 * doubts.reduce(0) { $0 + Double($1) } / total)
    oldColor = CutAudit.rounded(rims > 0 ? tints / rims : 0)
    wallOnHair = CutAudit.rounded(100 * Double(onHair.reduce(0, +)) / Double(headHeight * headHeight))
    self.certainty = CutAudit.rounded(certainty)
    agreement = CutAudit.rounded(background.agreement)
  }

  /// To thousandths: more is noise.
  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  /// Cells that hang together, of those that are `seed` and belong.
  private static func regions(
    _ cells: CellStatistics, from seed: [Bool], belongs: (Int) -> Bool
  ) -> [[Int]] {
    var taken = [Bool](repeating: false, count: seed.count)
    var fill = FloodFill(width: cells.width, height: cells.height, connectivity: .eight)
    var result: [[Int]] = []
    for start in seed.indices where seed[start] && !taken[start] && belongs(start) {
      var region = [start]
      taken[start] = true
      fill.run(from: start) { cell in
        guard !taken[cell], belongs(cell) else { return false }
        taken[cell] = true
        region.append(cell)
        return true
      }
      result.append(region)
    }
    return result
  }
}

extension CellStatistics {
  /// Cells from the middle of a square to its side.
  private static let squareRadius = 2

  /// The highest mean that a value of the cells has in a square inside the picture; of a smaller picture its own mean.
  fileprivate func worstSquare(of values: [Float]) -> Float {
    let side = 2 * CellStatistics.squareRadius + 1
    let (columns, rows) = (min(side, width), min(side, height))
    guard columns > 0, rows > 0 else { return 0 }
    var sums = [Float](repeating: 0, count: width)
    var worst: Float = 0
    for y in 0..<height {
      for x in 0..<width {
        sums[x] += values[y * width + x] - (y >= rows ? values[(y - rows) * width + x] : 0)
      }
      guard y >= rows - 1 else { continue }
      var sum = sums[..<columns].reduce(0, +)
      worst = max(worst, sum)
      for x in columns..<max(columns, width) {
        sum += sums[x] - sums[x - columns]
        worst = max(worst, sum)
      }
    }
    return worst / Float(columns * rows)
  }

  /// The box around some cells, in pixels.
  fileprivate func area(of region: [Int]) -> Rect {
    let columns = region.map { $0 % width }
    let rows = region.map { $0 / width }
    let step = Double(CellGrid.step)
    let (left, top) = (Double(columns.min() ?? 0), Double(rows.min() ?? 0))
    return Rect(
      x: left * step, y: top * step, width: (Double(columns.max() ?? 0) + 1 - left) * step,
      height: (Double(rows.max() ?? 0) + 1 - top) * step)
  }

  /// The cells of which some pixel is more the person's than not.
  fileprivate func opaque(_ alpha: [UInt8], width pixels: Int) -> [Bool] {
    var result = [Bool](repeating: false, count: width * height)
    for i in alpha.indices where alpha[i] > 127 { result[index(ofPixel: i, width: pixels)] = true }
    return result
  }
}
