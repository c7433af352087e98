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
    image: RGBImage, person: Plane, quality: PersonMaskQuality, hints: MattingHints, cells: Cells,
    wall: WallModel, colorDecides: Bool
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
    let fromEdge: [Float]? =
      quality == .fine
      ? ChamferDistance.distances(width: width, height: height) {
        person.values[$0] > 0.15 && person.values[$0] < 0.85
      } : nil

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
                if let fromEdge {
                  let open = decided[cell] ? reach * 0.5 : max(1.5, 0.005 * head)
                  if fromEdge[i] > open {
                    labels[i] = person.values[i] > 0.5 ? Trimap.foreground : Trimap.background
                    continue
                  }
                  if !decided[cell] {
                    labels[i] = Trimap.unknown
                    continue
                  }
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
    if colorDecides, Trimap.share(of: sure, resembling: wall) < 0.03 {
      Trimap.openGaps(&labels, image: image, cells: cells, wall: wall, face: inFace)
    }
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

  /// Share of the whole certain person that has the wall's colour.
  private static func share(of core: CellSamples, resembling wall: WallModel) -> Float {
    var (alike, all) = (0, 0)
    for i in core.counts.indices where core.counts[i] > 0 {
      all += 1
      if isAlike(core, wall, i) { alike += 1 }
    }
    return all > 0 ? Float(alike) / Float(all) : 1
  }

  private static func isAlike(_ core: CellSamples, _ wall: WallModel, _ i: Int) -> Bool {
    var difference = core.sums[i] / core.counts[i] - wall.field.values[i]
    difference.w = 0
    let limit = Trimap.decisiveContrast * wall.field.values[i].w
    return (difference * difference).sum() < limit * limit
  }

  /// Share of the certain person around each cell that has the wall's colour: there a wall-coloured pixel may
  /// be the person as well.
  private static func resemblance(of core: CellSamples, to wall: WallModel) -> [Float] {
    var samples = CellSamples(width: core.width, height: core.height)
    for i in core.counts.indices where core.counts[i] > 0 {
      samples.sums[i].x = isAlike(core, wall, i) ? WallModel.neighborhoodPart : 0
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
