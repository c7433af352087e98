/// Places rectangles of few kinds on a sheet so that straight cuts from edge to edge part them (guillotine packing; Jylänki
/// 2010, "A Thousand Ways to Pack the Bin", §2: best short side fit, splits along either axis).
struct Packer {
  struct Place: Hashable {
    /// The index of the piece's kind.
    var kind: Int
    var x: Double
    var y: Double
    /// By a quarter, clockwise.
    var isTurned: Bool
  }

  struct Packing {
    var places: [Place]
    /// The sheet lies on its side.
    var isLandscape: Bool
    var turned: Int { places.count { $0.isTurned } }
  }

  /// Sizes of the kinds.
  let kinds: [Extent]
  /// What is free of an upright sheet.
  let area: Extent
  /// Between two pieces.
  let gap: Double

  /// Lengths that differ by less are equal, in millimetres: papers are no whole numbers.
  private static let tolerance = 1e-6

  private struct Strategy {
    enum Order: CaseIterable { case area, height, width, longSide }
    enum Split: CaseIterable { case shortLeftover, longLeftover, rows, columns }
    var order: Order
    var split: Split
    var turns: Bool
    var isLandscape: Bool
  }

  private static let strategies: [Strategy] = [false, true].flatMap { turns in
    [false, true].flatMap { landscape in
      Strategy.Order.allCases.flatMap { order in
        Strategy.Split.allCases.map { split in
          Strategy(order: order, split: split, turns: turns, isLandscape: landscape)
        }
      }
    }
  }

  /// A gap follows each piece to the right and below; the sheet is wider by one for those at its edges.
  private func room(for piece: Extent) -> Double { (piece.width + gap) * (piece.height + gap) }

  private var room: Double { room(for: area) }

  /// How many sets of pieces can be on a sheet at most.
  func bound(of counts: [Int]) -> Int {
    let one = zip(counts, kinds).reduce(0) { $0 + Double($1.0) * room(for: $1.1) }
    return min(Int((room + Packer.tolerance) / one), max(1, Packer.limit / max(1, counts.reduce(0, +))))
  }

  /// Pieces of a sheet: more take long to place, and nobody cuts them.
  static let limit = SheetLayout.countLimit

  /// All pieces on one sheet; nil where no way was found. Of several ways the one with the fewest turned pieces.
  /// - Parameter counts: of pieces of each kind.
  func pack(_ counts: [Int]) -> Packing? {
    let needed = zip(counts, kinds).reduce(0) { $0 + Double($1.0) * room(for: $1.1) }
    guard needed <= room + Packer.tolerance else { return nil }
    var best: Packing?
    for strategy in Packer.strategies {
      guard let found = pack(counts, strategy) else { continue }
      if best.map({ found.turned < $0.turned }) ?? true { best = found }
      if best?.turned == 0 { break }
    }
    return best
  }

  private struct Free {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  private struct Fit {
    var free: Int
    var isTurned: Bool
    /// The shorter of the two lengths left over.
    var rest: Double
  }

  private func pack(_ counts: [Int], _ strategy: Strategy) -> Packing? {
    let sheet = strategy.isLandscape ? area.turned : area
    var free = [Free(x: 0, y: 0, width: sheet.width + gap, height: sheet.height + gap)]
    var places: [Place] = []
    for kind in order(strategy.order) {
      for _ in 0..<counts[kind] {
        guard let fit = bestFit(kinds[kind], in: free, turning: strategy.turns) else { return nil }
        let piece = fit.isTurned ? kinds[kind].turned : kinds[kind]
        let taken = free.remove(at: fit.free)
        places.append(Place(kind: kind, x: taken.x, y: taken.y, isTurned: fit.isTurned))
        free += split(taken, width: piece.width + gap, height: piece.height + gap, strategy.split)
      }
    }
    return Packing(places: places, isLandscape: strategy.isLandscape)
  }

  private func order(_ order: Strategy.Order) -> [Int] {
    func key(_ extent: Extent) -> Double {
      switch order {
      case .area: extent.area
      case .height: extent.height
      case .width: extent.width
      case .longSide: max(extent.width, extent.height)
      }
    }
    return kinds.indices.sorted { key(kinds[$0]) > key(kinds[$1]) }
  }

  private func bestFit(_ piece: Extent, in free: [Free], turning: Bool) -> Fit? {
    var best: Fit?
    for (index, place) in free.enumerated() {
      for isTurned in turning ? [false, true] : [false] {
        let piece = isTurned ? piece.turned : piece
        let rests = (place.width - piece.width - gap, place.height - piece.height - gap)
        guard min(rests.0, rests.1) > -Packer.tolerance else { continue }
        let rest = min(rests.0, rests.1)
        if best.map({ rest < $0.rest - Packer.tolerance }) ?? true {
          best = Fit(free: index, isTurned: isTurned, rest: rest)
        }
      }
    }
    return best
  }

  private func split(_ free: Free, width: Double, height: Double, _ rule: Strategy.Split) -> [Free] {
    let (right, below) = (free.width - width, free.height - height)
    let cutsAcross =
      switch rule {
      case .shortLeftover: right < below
      case .longLeftover: right >= below
      case .rows: true
      case .columns: false
      }
    let beside = Free(
      x: free.x + width, y: free.y, width: right, height: cutsAcross ? height : free.height)
    let under = Free(
      x: free.x, y: free.y + height, width: cutsAcross ? free.width : width, height: below)
    return [beside, under].filter { $0.width > Packer.tolerance && $0.height > Packer.tolerance }
  }
}
