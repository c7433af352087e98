internal import Raster

/// Every pixel as background, foreground or unknown. The person mask says what belongs to whom; where the wall
/// is plain and differs from the person next to it, the colour says where exactly.
struct Trimap {
  static let background: UInt8 = 0
  static let unknown: UInt8 = 128
  static let foreground: UInt8 = 255

  let width: Int
  let height: Int
  var labels: [UInt8]
  /// Pixels to the nearest background pixel.
  private(set) var depth: [Float]
  /// Cells in which colour can tell the wall from the person.
  let decided: [Bool]
  /// Cells before a wall of no colour.
  let isNeutral: [Bool]
  /// Difference between person and wall, in units of the wall's scatter.
  let contrast: [Float]

  /// Least `contrast` for colour to decide.
  static let decisiveContrast: Float = 5
  /// A pixel within this many scatters of the wall's colour is wall.
  static let wallTolerance: Float = 2.5

  init(
    image: RGBImage, person: Plane, hints: MattingHints, cells: Cells, wall: WallModel, colorDecides: Bool
  ) {
    let width = image.width
    let height = image.height
    let head = hints.headHeight
    let sure = Trimap.core(cells: cells, hints: hints)
    let core = sure.filled()
    let resemblance = Trimap.resemblance(of: sure, to: wall)
    var contrast = [Float](repeating: 0, count: cells.color.count)
    var decided = [Bool](repeating: false, count: cells.color.count)
    for i in contrast.indices {
      var difference = core.values[i] - wall.field.values[i]
      difference.w = 0
      let scatter = wall.field.values[i].w
      contrast[i] = (difference * difference).sum().squareRoot() / scatter
      decided[i] =
        colorDecides && contrast[i] > Trimap.decisiveContrast && scatter < WallModel.plainLimit
        && wall.plainness[i] > WallModel.plainShare
    }
    let outside = CellField(
      width: cells.width, height: cells.height, values: cells.outside.map { SIMD4($0, 0, 0, 0) })
    let deep = 0.1 * head

    var labels = [UInt8](repeating: Trimap.foreground, count: width * height)
    var inFace = [Bool](repeating: false, count: width * height)
    forEachSpan(of: shrunk(hints.face, by: 0.94), width: width, height: height) { y, columns in
      for x in columns { inFace[y * width + x] = true }
    }
    labels.withUnsafeMutableBufferPointer { labels in
      image.samples.withUnsafeBufferPointer { pixels in
        outside.values.withUnsafeBufferPointer { outside in
          wall.field.values.withUnsafeBufferPointer { wall in
            for y in 0..<height {
              let hair = hints.hairiness(row: y)
              let reach = (0.04 + 0.05 * min(1, 2 * hair)) * head
              for x in 0..<width {
                let cell = (y / CellField.step) * cells.width + x / CellField.step
                let i = y * width + x
                let coarse = cells.outside[cell]
                guard coarse > -deep - 8, !inFace[i] else { continue }
                guard coarse < reach + 8 else {
                  labels[i] = Trimap.background
                  continue
                }
                let far = CellField.value(outside, width: cells.width, height: cells.height, x: x, y: y).x
                guard far > -deep else { continue }
                if far > (decided[cell] ? reach : 0.03 * head) {
                  labels[i] = Trimap.background
                  continue
                }
                guard decided[cell] else {
                  let p = person.values[i]
                  if far < -0.04 * head || p > 0.98 && far < -0.015 * head {
                    labels[i] = Trimap.foreground
                  } else {
                    labels[i] = p < 0.02 && far > 0.015 * head ? Trimap.background : Trimap.unknown
                  }
                  continue
                }
                let b = CellField.value(wall, width: cells.width, height: cells.height, x: x, y: y)
                let r = Float(pixels[i * 3]) - b.x
                let g = Float(pixels[i * 3 + 1]) - b.y
                let v = Float(pixels[i * 3 + 2]) - b.z
                let limit = Trimap.wallTolerance * b.w
                let isWallColored = r * r + g * g + v * v < limit * limit
                guard isWallColored else {
                  labels[i] = Trimap.unknown
                  continue
                }
                let isPerson =
                  resemblance[cell] > 0.1 && person.values[i] > 0.7 && far < -0.012 * head
                labels[i] = isPerson ? Trimap.foreground : Trimap.background
              }
            }
          }
        }
      }
    }
    Trimap.closeSheen(&labels, person: person, cells: cells, wall: wall)
    let depth = ChamferDistance.distances(width: width, height: height) { labels[$0] == Trimap.background }
    // Where colour decides, whatever lies deeper inside than an edge is wide belongs to the person.
    for y in 0..<height {
      let edge = max(2.2, (0.006 + 0.007 * hints.hairiness(row: y)) * head)
      for x in 0..<width {
        let i = y * width + x
        guard labels[i] == Trimap.unknown, depth[i] > edge, person.values[i] > 0.3 else { continue }
        if decided[(y / CellField.step) * cells.width + x / CellField.step] { labels[i] = Trimap.foreground }
      }
    }
    self.width = width
    self.height = height
    self.labels = labels
    self.depth = depth
    self.decided = decided
    self.contrast = contrast
    isNeutral = decided.indices.map { wall.isNeutral(cell: $0) }
  }

  /// Wall-coloured spots that the wall does not reach and where the mask is sure are sheen on hair, a button,
  /// a collar: not gaps. Before a coloured wall there is no such sheen.
  private static func closeSheen(
    _ labels: inout [UInt8], person: Plane, cells: Cells, wall: WallModel
  ) {
    let width = person.width
    var seen = [Bool](repeating: false, count: labels.count)
    var spot: [Int] = []
    for start in labels.indices
    where labels[start] == background && person.values[start] > 0.85 && !seen[start] {
      // The spot grows through wall colour until it meets what the mask takes for wall.
      spot = [start]
      seen[start] = true
      var isOpen = false
      var next = 0
      while next < spot.count {
        let i = spot[next]
        next += 1
        let x = i % width
        let neighbors = (x > 0 ? i - 1 : i, x + 1 < width ? i + 1 : i, i - width, i + width)
        func visit(_ n: Int) {
          guard n >= 0, n < labels.count, labels[n] == background else { return }
          if person.values[n] < 0.3 { isOpen = true }
          guard !seen[n], person.values[n] >= 0.3 else { return }
          seen[n] = true
          spot.append(n)
        }
        visit(neighbors.0)
        visit(neighbors.1)
        visit(neighbors.2)
        visit(neighbors.3)
      }
      guard !isOpen else { continue }
      for i in spot
      where person.values[i] > 0.85 && wall.isNeutral(cell: cells.index(ofPixel: i, width: width)) {
        labels[i] = foreground
      }
    }
  }

  /// The colours of the certain person, spread over the picture.
  private static func core(cells: Cells, hints: MattingHints) -> CellSamples {
    var samples = CellSamples(width: cells.width, height: cells.height)
    for i in cells.color.indices where cells.person[i] > 0.9 && cells.outside[i] < -0.05 * hints.headHeight {
      samples.sums[i] = cells.color[i] * 16
      samples.counts[i] = 16
    }
    let step = Double(CellField.step)
    let face = shrunk(hints.face, by: 0.94).map { $0 * (1 / step) }
    forEachSpan(of: face, width: cells.width, height: cells.height) { y, columns in
      for x in columns {
        samples.sums[y * cells.width + x] = cells.color[y * cells.width + x] * 16
        samples.counts[y * cells.width + x] = 16
      }
    }
    return samples
  }

  /// Share of the certain person around each cell that has the wall's colour: there a wall-coloured pixel may
  /// be the person as well.
  private static func resemblance(of core: CellSamples, to wall: WallModel) -> [Float] {
    var samples = CellSamples(width: core.width, height: core.height)
    for i in core.counts.indices where core.counts[i] > 0 {
      var difference = core.sums[i] / core.counts[i] - wall.field.values[i]
      difference.w = 0
      let limit = Trimap.decisiveContrast * wall.field.values[i].w
      let isAlike = (difference * difference).sum() < limit * limit
      samples.sums[i].x = isAlike ? WallModel.neighborhoodPart : 0
      samples.counts[i] = WallModel.neighborhoodPart
    }
    return samples.filled().values.map(\.x)
  }
}

/// The polygon drawn together towards its centre.
private func shrunk(_ polygon: [Point], by k: Double) -> [Point] {
  guard !polygon.isEmpty else { return [] }
  let center = polygon.reduce(Point(x: 0, y: 0), +) * (1 / Double(polygon.count))
  return polygon.map { center + ($0 - center) * k }
}
