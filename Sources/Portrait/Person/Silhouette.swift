import Raster

/// The part of a person mask that hangs together with the face, and what can be measured on its outline.
struct Silhouette {
  let mask: PersonMask
  /// One flag per cell of the mask, rows from the top.
  let inside: [Bool]
  private static let threshold: Float = 0.5

  // All in face widths.
  /// The crown is looked for so far to either side of the forehead.
  private static let crownReach = 0.75
  /// As much of the outline must reach the crown's height.
  private static let crownWidth = 0.05
  /// Where shoulders are looked for, from the face's middle: from the farthest, nearer by `step`.
  private static let shoulderDistance = (farthest: 1.15, nearest: 0.8, step: 0.05)
  /// What is looked at of a shoulder reaches so far to either side, and must stay inside of the window.
  private static let shoulderReach = 0.08
  private static let windowMargin = 0.1
  /// A shoulder falls by less than this over what is looked at.
  private static let shoulderFall = 0.16
  /// A shoulder's height against the chin: as far above, and below.
  private static let shoulderHeight = (above: 0.35, below: 1.0)

  /// - Parameter seed: a point on the face, in the pixels of the mask's window.
  init(mask: PersonMask, seed: Point) {
    self.mask = mask
    let plane = mask.probability
    let (width, height) = (plane.width, plane.height)
    var inside = [Bool](repeating: false, count: width * height)
    let column = Int((seed.x - mask.window.x) / mask.window.width * Double(width))
    let row = Int((seed.y - mask.window.y) / mask.window.height * Double(height))
    if (0..<width).contains(column), (0..<height).contains(row) {
      func take(_ cell: Int) -> Bool {
        guard !inside[cell], plane.values[cell] >= Self.threshold else { return false }
        inside[cell] = true
        return true
      }
      var fill = FloodFill(width: width, height: height)
      let seed = row * width + column
      if take(seed) { fill.run(from: seed, take: take) }
    }
    self.inside = inside
  }

  private var width: Int { mask.probability.width }
  private var height: Int { mask.probability.height }
  private var cellWidth: Double { mask.window.width / Double(width) }
  private var cellHeight: Double { mask.window.height / Double(height) }

  private func x(of column: Int) -> Double { mask.window.x + (Double(column) + 0.5) * cellWidth }

  private func column(at x: Double) -> Int? {
    let column = Int(((x - mask.window.x) / cellWidth).rounded(.down))
    return (0..<width).contains(column) ? column : nil
  }

  /// Where the probability crosses one half above `row`, the topmost cell inside.
  private func edge(column: Int, row: Int) -> Double {
    guard row > 0 else { return mask.window.y }
    let below = mask.probability[column, row]
    let above = mask.probability[column, row - 1]
    let share = below > above ? (below - Self.threshold) / (below - above) : 0
    return mask.window.y + (Double(row) + 0.5 - Double(min(1, share))) * cellHeight
  }

  /// The top of the hair near the vertical through `x`: the height that a twentieth of a face width of the outline
  /// reaches, so that a single strand does not count. Nil where nothing is inside.
  func crown(x center: Double, faceWidth: Double) -> Point? {
    var tops: [Point] = []
    for column in 0..<width where abs(x(of: column) - center) < Self.crownReach * faceWidth {
      guard let row = (0..<height).first(where: { inside[$0 * width + column] }) else { continue }
      tops.append(Point(x: x(of: column), y: edge(column: column, row: row)))
    }
    tops.sort { $0.y < $1.y }
    guard !tops.isEmpty else { return nil }
    let rank = min(tops.count - 1, Int((Self.crownWidth * faceWidth / cellWidth).rounded()))
    let highest = tops.prefix { $0.y <= tops[rank].y + cellHeight / 2 }
    return Point(x: highest.reduce(0) { $0 + $1.x } / Double(highest.count), y: tops[rank].y)
  }

  /// True where even the topmost cells are the person's.
  func touchesTop(_ crown: Point) -> Bool { crown.y <= mask.window.y + cellHeight / 2 }

  /// The top corners of both shoulders, at the same distance from the middle of the face: 1.15 face widths where the
  /// outline there looks like a shoulder, else the nearest distance below at which it does on both sides, else on
  /// one. Nil where the picture ends before, hair hangs over it, or there is no shoulder in the picture.
  func shoulders(center: Double, chin: Double, faceWidth: Double) -> (right: Point?, left: Point?) {
    let room = min(center - mask.window.x, mask.window.maxX - center) / faceWidth
    var single: (right: Point?, left: Point?) = (nil, nil)
    for distance in stride(
      from: min(Self.shoulderDistance.farthest, room - Self.windowMargin),
      through: Self.shoulderDistance.nearest, by: -Self.shoulderDistance.step)
    {
      let places = [-1.0, 1].map { sign in
        shoulder(at: distance, sign: sign, center: center, chin: chin, faceWidth: faceWidth)
      }
      if places[0] != nil, places[1] != nil { return (places[0], places[1]) }
      if single.right == nil, single.left == nil { single = (places[0], places[1]) }
    }
    return single
  }

  /// The median outline over a sixth of a face width, if it lies about as low as the chin and is no steeper than a
  /// shoulder: beside hanging hair the outline falls steeply.
  private func shoulder(
    at distance: Double, sign: Double, center: Double, chin: Double, faceWidth: Double
  ) -> Point? {
    let (reach, step) = (Self.shoulderReach, Self.shoulderReach / 4)
    let rows = stride(from: distance - reach, to: distance + reach + step / 2, by: step)
      .compactMap { outline(at: center + sign * $0 * faceWidth) }.sorted()
    guard rows.count == 9, rows[8] - rows[0] < Self.shoulderFall * faceWidth else { return nil }
    guard rows[4] > chin - Self.shoulderHeight.above * faceWidth,
      rows[4] < chin + Self.shoulderHeight.below * faceWidth
    else { return nil }
    return Point(x: center + sign * distance * faceWidth, y: rows[4])
  }

  /// The upper end of the lowest run of person cells in the column at `x`; nil where the run reaches the window's
  /// top or there is none.
  private func outline(at x: Double) -> Double? {
    guard let column = column(at: x),
      let bottom = (0..<height).last(where: { inside[$0 * width + column] })
    else { return nil }
    var row = bottom
    while row > 0, inside[(row - 1) * width + column] { row -= 1 }
    return row > 0 ? edge(column: column, row: row) : nil
  }
}
