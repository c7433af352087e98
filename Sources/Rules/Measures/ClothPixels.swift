internal import Raster

/// Rows of a picture of which some pixels show cloth, and which of those stand out from their near surroundings.
struct ClothPixels {
  /// Several counts in one number: of cloth, of lighter and of darker pixels.
  private enum Unit {
    static let cloth: UInt64 = 1
    static let lighter: UInt64 = 1 << 21
    static let darker: UInt64 = 1 << 42
    /// More pixels than a square of 1,023 a side has are never counted.
    static let mostReach = 511
    static func count(_ sum: UInt64, of unit: UInt64) -> Int { Int((sum / unit) & (1 << 21 - 1)) }
  }

  private let width: Int
  private let height: Int
  private let units: [UInt64]

  /// - Parameters:
  ///   - alpha: rows from `contrast`'s first on; cloth is what has at least `wholly`.
  ///   - visible: levels that a pixel must differ from its surroundings.
  init(_ contrast: LocalContrast, alpha: ArraySlice<UInt8>, wholly: UInt8, visible: Int16) {
    (width, height) = (contrast.width, contrast.height)
    units = zip(contrast.values, alpha).map { contrast, alpha in
      guard alpha >= wholly else { return 0 }
      return Unit.cloth + (contrast > visible ? Unit.lighter : contrast < -visible ? Unit.darker : 0)
    }
  }

  /// Pixels of cloth.
  var count: Int { units.count { $0 != 0 } }

  /// Those that stand out amid others of both kinds: in the square around them lighter and darker ones are each at least this share of
  /// the cloth.
  /// - Parameter reach: half the side of the square, in pixels.
  func patterned(reach: Int, least: Double) -> Int {
    let reach = max(1, min(Unit.mostReach, reach))
    var columns = [UInt64](repeating: 0, count: width)
    for y in 0..<min(reach, height) { add(row: y, to: &columns) }
    var found = 0
    for y in 0..<height {
      if y + reach < height { add(row: y + reach, to: &columns) }
      if y > reach { subtract(row: y - reach - 1, from: &columns) }
      var square = columns[0..<min(reach, width)].reduce(0, &+)
      for x in 0..<width {
        if x + reach < width { square &+= columns[x + reach] }
        if x > reach { square &-= columns[x - reach - 1] }
        guard units[y * width + x] > Unit.cloth else { continue }
        let enough = least * Double(Unit.count(square, of: Unit.cloth))
        let fewer = min(Unit.count(square, of: Unit.lighter), Unit.count(square, of: Unit.darker))
        if Double(fewer) >= enough { found += 1 }
      }
    }
    return found
  }

  private func add(row: Int, to columns: inout [UInt64]) {
    for x in 0..<width { columns[x] &+= units[row * width + x] }
  }

  private func subtract(row: Int, from columns: inout [UInt64]) {
    for x in 0..<width { columns[x] &-= units[row * width + x] }
  }
}
